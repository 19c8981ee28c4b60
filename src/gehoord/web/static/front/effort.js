// While somebody types, their browser makes a small sum, so that guessing codes costs more than it gives. A form that is sent
// sooner waits for it. Nothing is kept.
for (const form of document.querySelectorAll("form[data-zeros]")) {
  const worker = new Worker(new URL("effort_worker.js", import.meta.url), { type: "module" });
  const told = form.querySelector("[data-waits]");
  let waiting = null;
  worker.addEventListener("message", ({ data }) => {
    form.elements.solution.value = data;
    worker.terminate();
    if (waiting) form.requestSubmit(waiting.submitter ?? undefined);
  });
  worker.postMessage({ said: form.elements.sum.value, zeros: Number(form.dataset.zeros) });
  form.addEventListener("submit", (event) => {
    if (form.elements.solution.value || event.submitter?.formNoValidate) return;
    event.preventDefault();
    waiting = event;
    if (told) told.textContent = told.dataset.waits;
  });
}
