// While somebody writes: how it will look and how hard it reads, a moment after the last letter.
const WAIT = 600;
const form = document.querySelector("[data-measured]");
const shown = document.getElementById(form.dataset.measured);
let waiting;

async function measure() {
  const said = new FormData(form);
  said.set("do", "measure");
  const answer = await fetch(location.href, { method: "POST", body: said });
  if (answer.ok) shown.innerHTML = await answer.text();
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(measure, WAIT);
});
