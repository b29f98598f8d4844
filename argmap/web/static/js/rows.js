// Arrow keys on the rows of the outline: up and down between claims, left folds, right unfolds.
import { typing } from "./status.js";

const KEYS = { ArrowDown: 1, ArrowUp: -1 };

function visible() {
  return [...document.querySelectorAll(".outline .row .text a")].filter((a) => a.offsetParent);
}

function move(link, step) {
  const links = visible();
  links[links.indexOf(link) + step]?.focus();
}

function fold(link, open) {
  const under = link.closest(".row-item").querySelector(":scope > details.under");
  if (under && under.open !== open) under.open = open;
  else if (open) under?.querySelector(".row .text a")?.focus();
  else link.closest(".row-item").parentElement.closest(".row-item")?.querySelector(".row .text a")?.focus();
}

export function startRows() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const link = event.target instanceof Element ? event.target.closest(".outline .row .text a") : null;
    if (!link) return;
    if (event.key in KEYS) move(link, KEYS[event.key]);
    else if (event.key === "ArrowLeft") fold(link, false);
    else if (event.key === "ArrowRight") fold(link, true);
    else return;
    event.preventDefault();
  });
}
