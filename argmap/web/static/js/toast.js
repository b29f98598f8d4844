// Says at the foot of the page what has been done, with a way to undo it; stays until something else is done.
import { say } from "./status.js";

function made() {
  const toast = Object.assign(document.createElement("div"), { id: "toast", className: "toast" });
  toast.setAttribute("role", "region");
  toast.setAttribute("aria-label", "What was done");
  document.body.append(toast);
  return toast;
}

function closing(toast) {
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn plain", textContent: "Close" });
  close.addEventListener("click", () => toast.remove());
  return close;
}

/** Tells a sentence, aloud too, with controls to go on from it. */
export function tell(sentence, ...controls) {
  document.getElementById("toast")?.remove();
  const toast = made();
  const words = Object.assign(document.createElement("p"), { textContent: sentence, dir: "auto" });
  toast.append(words, ...controls.filter(Boolean), closing(toast));
  say(sentence);
}

/** Takes away what was told. */
export const untell = () => document.getElementById("toast")?.remove();
