// A conversation that is left open closes by itself. What is typed or moved begins the waiting anew.
import "../public/turn.js";

let waiting = 0;

function begin() {
  clearTimeout(waiting);
  const page = document.querySelector("[data-idle]");
  if (!page) return;
  waiting = setTimeout(() => {
    document.body.replaceChildren();
    location.replace(location.pathname);
  }, Number(page.dataset.idle) * 1000);
}

for (const sign of ["pointerdown", "keydown", "input", "scroll", "turned"]) addEventListener(sign, begin, { passive: true });
begin();
document.querySelector("#done")?.focus();
