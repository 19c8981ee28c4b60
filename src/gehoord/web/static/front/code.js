// A code on the screen: to copy, to print, and away without a way back to it.
import "../public/turn.js";

function begin() {
  for (const row of document.querySelectorAll(".only-script")) row.hidden = false;
  document.querySelector("[data-copy]")?.addEventListener("click", async ({ target }) => {
    const { copy, done, undone } = target.dataset;
    const said = await navigator.clipboard.writeText(copy).then(() => done, () => undone);
    document.querySelector("#copied").textContent = said;
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
