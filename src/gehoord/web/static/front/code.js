// A code on the screen: to copy, to print, and away without a way back to it.
import "../public/turn.js";

function begin() {
  for (const row of document.querySelectorAll(".only-script")) row.hidden = false;
  document.querySelector("[data-copy]")?.addEventListener("click", async ({ target }) => {
    await navigator.clipboard.writeText(target.dataset.copy);
    document.querySelector("#copied").textContent = target.dataset.done;
  });
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
  document.querySelector("[data-leave]")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.replaceChildren();
    window.name = "";
    location.replace(event.currentTarget.href);
  });
  document.querySelector("#done")?.focus();
}

addEventListener("turned", begin);
begin();
