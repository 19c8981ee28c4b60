// Leaving at once: the page goes blank before anything is asked of a server, and going back does not bring it up again.
const WITHIN = 1500;
let pressed = [];

function leave(event) {
  event?.preventDefault();
  const away = document.querySelector(".exit").href;
  // The title stays: an empty one would put the name of this website in the history.
  document.body.remove();
  window.name = "";
  location.replace(away);
}

// Pages that follow each other here take each other's place, so that there is one step to go back, and not a trail.
function goOn(event) {
  const link = event.target.closest("a[href]");
  if (event.target.closest(".exit")) return leave(event);
  // Who is spoken to goes along to the next page in the memory of this tab; it stands in no address and on no device.
  const chosen = event.target.closest("[data-voice]");
  if (chosen) window.name = chosen.dataset.voice;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.origin !== location.origin || link.target || link.hash) return;
  event.preventDefault();
  location.replace(link.href);
}

// A form is answered in its own place as well (public/turn.js). One that is sent before that script has come waits for it.
const turning = () => import("./public/turn.js");
// What the script of a page answers by itself (method=dialog: no browser sends that anywhere) is pressed anew once that has come.
const held = new WeakSet();

async function press(form) {
  if (held.has(form)) return;
  held.add(form);
  try {
    await Promise.all([...document.querySelectorAll("script[type=module]")].map(({ src }) => import(src)));
    form.requestSubmit();
  } finally {
    held.delete(form);
  }
}

async function send(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method === "get") return;
  event.preventDefault();
  const told = new URLSearchParams(new FormData(form));
  if (submitter?.name) told.set(submitter.name, submitter.value);
  try {
    if (form.method === "dialog") await press(form);
    else await (await turning()).turn(form.action, told);
  } catch {
    // No connection: what was typed stays where it is.
    const status = form.querySelector("[role=status]") ?? form.appendChild(Object.assign(document.createElement("p"), { className: "refused" }));
    status.role = "status";
    status.textContent = document.querySelector("main").dataset.unsent;
  }
}

addEventListener("click", goOn);
addEventListener("submit", send);
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.repeat) {
    pressed = [];
    return;
  }
  pressed = [...pressed.filter((moment) => event.timeStamp - moment < WITHIN), event.timeStamp];
  if (pressed.length >= 3) leave();
});
// A code in an address would stay in the history of this device.
const neutral = document.querySelector(".exit").dataset.address;
if (neutral) history.replaceState(null, "", neutral);
// What the page can do without at first comes once it is there, so that nothing on a slow phone waits for it.
const then = document.querySelector("script[data-then]")?.dataset.then;
addEventListener("load", () => (then ? import(new URL(then, location.origin)) : turning()).catch(() => {}));
// A browser that kept this page whole shows it to whoever goes back; then it is opened anew, empty.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.body?.replaceChildren();
  location.replace(location.pathname);
});
