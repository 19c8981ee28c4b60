// The start page without its script works as well; with it, looking for a place leaves no step in the history.
function heard() {
  const voice = document.querySelector(".pick:checked").value;
  document.querySelector(".picks [name=voice]").value = voice;
}

async function ask(event) {
  const form = event.target;
  if (form.method !== "post" || form.action !== location.origin + location.pathname) return;
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.documentElement.lang = page.documentElement.lang;
  for (const part of [".pub-top", "main", ".pub-foot"]) document.querySelector(part).replaceWith(page.querySelector(part));
  (document.querySelector("[data-found]") ?? document.querySelector(".pick:checked")).focus();
}

document.addEventListener("change", (event) => event.target.matches(".pick") && heard());
document.addEventListener("submit", ask);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
