// The start page without its script works as well; with it, looking for a place leaves no step in the history.
import "./turn.js";

function heard() {
  const voice = document.querySelector(".pick:checked").value;
  document.querySelector(".picks [name=voice]").value = voice;
}

document.addEventListener("change", (event) => event.target.matches(".pick") && heard());
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
