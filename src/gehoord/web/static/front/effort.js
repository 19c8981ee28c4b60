// While somebody types, their browser makes a small sum, so that guessing codes costs more than it gives. A form that is sent
// sooner waits for it. Nothing is kept.
import "../public/turn.js";

let workers = [];

function begin() {
  for (const worker of workers) worker.terminate();
  workers = [...document.querySelectorAll("form[data-zeros]")].map(solve);
}

function solve(form) {
  const worker = new Worker(new URL("effort_worker.js", import.meta.url), { type: "module" });
  const told = form.querySelector("[data-waits]");
  let waiting = null;
  let broken = false;
  worker.addEventListener("message", ({ data }) => {
    form.elements.solution.value = data;
    worker.terminate();
    if (waiting) form.requestSubmit(waiting.submitter ?? undefined);
  });
  // Without the sum the form is sent as well; who receives it takes a little longer.
  worker.addEventListener("error", () => {
    broken = true;
    if (waiting) form.requestSubmit(waiting.submitter ?? undefined);
  });
  worker.postMessage({ said: form.elements.sum.value, zeros: Number(form.dataset.zeros) });
  form.addEventListener("submit", (event) => {
    if (broken || form.elements.solution.value || event.submitter?.formNoValidate) return;
    event.preventDefault();
    waiting = event;
    if (told) told.textContent = told.dataset.waits;
  });
  return worker;
}

addEventListener("turned", begin);
begin();
