// The start page without its script works as well; with it, looking for a place leaves no step in the history.
import "./turn.js";

addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
