// What is shown once, to copy with one press.
for (const row of document.querySelectorAll(".only-script")) row.hidden = false;
document.querySelector("[data-copy]")?.addEventListener("click", async ({ target }) => {
  const { copy, done, undone } = target.dataset;
  const words = document.getElementById(copy).textContent;
  document.querySelector("#copied").textContent = await navigator.clipboard.writeText(words).then(() => done, () => undone);
});
