// Lets cards glide from where they were to where they are, by their ids, unless motion is unwelcome.
import { calm } from "./status.js";

const CARDS = ".argument-map [data-claim]";

export function places(frame) {
  const found = new Map();
  for (const card of frame.querySelectorAll(CARDS)) {
    const { left, top } = card.getBoundingClientRect();
    found.set(card.dataset.claim, { left, top });
  }
  return found;
}

export function glide(frame, before) {
  if (calm() || !before.size) return;
  const svg = frame.querySelector("svg.argument-map");
  if (!svg) return;
  const box = svg.viewBox.baseVal;
  const scale = svg.getBoundingClientRect().width / box.width || 1;
  for (const card of frame.querySelectorAll(CARDS)) {
    const was = before.get(card.dataset.claim);
    const is = card.getBoundingClientRect();
    const timing = { duration: 260, easing: "cubic-bezier(.2,.7,.2,1)", composite: "add" };
    if (was) {
      const [dx, dy] = [(was.left - is.left) / scale, (was.top - is.top) / scale];
      if (Math.hypot(dx, dy) < 1) continue;
      card.animate([{ translate: `${dx}px ${dy}px` }, { translate: "0 0" }], { ...timing, composite: "replace" });
    } else card.animate([{ opacity: 0 }, { opacity: getComputedStyle(card).opacity }], { duration: 300 });
  }
  for (const lines of frame.querySelectorAll(".argument-map .lines, .argument-map .pill")) {
    for (const each of lines.getAnimations()) each.cancel();
    lines.animate([{ opacity: 0 }, { opacity: getComputedStyle(lines).opacity }], { duration: 300 });
  }
}
