// A form of these pages is answered in its own place. So there is no step in the history, and nothing to go back to after leaving.
// Without this script each form works as any form does.
const PARTS = [".pub-top", "main", ".pub-foot"];
let busy = false;

function missing(page, tags, name) {
  const there = [...document.querySelectorAll(tags)].map((one) => one[name]);
  return [...page.querySelectorAll(tags)].map((one) => one.getAttribute(name)).filter((one) => one && !there.includes(new URL(one, location.origin).href));
}

function dress(sheet) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

async function show(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("main .title, main .display")) throw new Error("not a page");
  await Promise.all(missing(page, "link[rel=stylesheet]", "href").map(dress));
  // Who left meanwhile sees nothing more of it.
  if (!document.body) return [];
  document.documentElement.lang = page.documentElement.lang;
  for (const part of PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
  history.replaceState(null, "", address);
  const scripts = missing(page, "script[type=module]", "src");
  dispatchEvent(new Event("turned"));
  const first = document.querySelector("[data-found], #done, .field--refused .refused, .notice[role=alert]");
  const field = first?.closest(".field--refused")?.querySelector("input, textarea") ?? first ?? document.querySelector(".pick:checked, h1");
  if (field.tabIndex < 0) field.tabIndex = -1;
  if (!first?.matches("[data-found]")) scrollTo({ top: 0 });
  field.focus();
  return scripts;
}

export async function turn(address, told) {
  // Pressed twice is sent once; on the page that came, each press counts, also before its scripts are there.
  if (busy) return;
  busy = true;
  let scripts = [];
  try {
    const answer = await fetch(address, { method: "POST", body: told });
    scripts = await show(await answer.text(), new URL(address, location.origin).pathname);
  } finally {
    busy = false;
  }
  await Promise.all(scripts.map((script) => import(new URL(script, location.origin))));
}

// Who was spoken to as an adult on the page before, is so here; it was kept in the memory of this tab alone.
const door = document.querySelector("#letter[data-voice]");
if (door && window.name === "adult" && door.dataset.voice !== "adult") {
  const told = new URLSearchParams(new FormData(door));
  told.set("voice", "adult");
  told.set("speak", document.documentElement.lang);
  turn(door.action, told).catch(() => {});
}
