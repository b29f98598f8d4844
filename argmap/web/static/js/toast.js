// Says at the foot of the page what has been done, with a way to undo it; stays until something else is done.
// The page keeps that much room free below it, so that it never lies on what one wants to press.
import { say } from "./status.js";

const GAP = 24; // px that the page keeps around it
const room = (pixels) => document.documentElement.style.setProperty("--told", `${pixels}px`);
let before = null; // what had the focus before the toast
const sizes = new ResizeObserver(([{ target }]) => room(target.isConnected ? target.offsetHeight + GAP : 0));

function made() {
  const toast = Object.assign(document.createElement("div"), { id: "toast", className: "toast" });
  toast.setAttribute("role", "region");
  toast.setAttribute("aria-label", "What was done");
  toast.addEventListener("focusin", ({ relatedTarget }) => { if (relatedTarget && !toast.contains(relatedTarget)) before = relatedTarget; });
  document.body.append(toast);
  room(toast.offsetHeight + GAP);
  sizes.observe(toast);
  return toast;
}

function closing() {
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn plain", textContent: "Close" });
  close.addEventListener("click", () => {
    untell();
    (before?.isConnected ? before : document.querySelector("#panel, #main"))?.focus({ preventScroll: true });
  });
  return close;
}

/** Tells a sentence, aloud too, with controls to go on from it. */
export function tell(sentence, ...controls) {
  const had = document.getElementById("toast")?.contains(document.activeElement);
  untell();
  const toast = made();
  const words = Object.assign(document.createElement("p"), { textContent: sentence, dir: "auto" });
  toast.append(words, ...controls.filter(Boolean), closing());
  if (had) toast.querySelector("button, a").focus({ preventScroll: true });
  say(sentence);
}

/** Takes away what was told. */
export function untell() {
  document.getElementById("toast")?.remove();
  sizes.disconnect();
  room(0);
}
