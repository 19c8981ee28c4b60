// Leaving at once: the page goes blank before anything is asked of a server, and going back does not bring it up again.
const exit = document.querySelector(".exit");
const WITHIN = 1500;
let pressed = [];

function leave(event) {
  event?.preventDefault();
  document.title = "";
  document.body.replaceChildren();
  location.replace(exit.href);
}

exit.addEventListener("click", leave);
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.repeat) {
    pressed = [];
    return;
  }
  pressed = [...pressed.filter((moment) => event.timeStamp - moment < WITHIN), event.timeStamp];
  if (pressed.length >= 3) leave();
});
// A code in an address would stay in the history of this device.
if (exit.dataset.address) history.replaceState(null, "", exit.dataset.address);
