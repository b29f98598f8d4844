// Keys of compared maps: F projects them, the arrows lead from part to part, Escape leads back.
import { keysAreOn } from "./keys.js";
import { typing } from "./status.js";

const LINKS = {
  f: "[data-present]", ArrowRight: "a[rel=next]", PageDown: "a[rel=next]", " ": "a[rel=next]",
  ArrowLeft: "a[rel=prev]", PageUp: "a[rel=prev]", Escape: "[data-close]",
};

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
  if (typing(event.target) || document.querySelector("dialog[open]") || !keysAreOn()) return;
  if (event.key === " " && event.target.closest?.("a, button, summary")) return;
  if (event.key === "Escape" && document.querySelector("details.between[open]")) {
    document.querySelector("details.between[open]").open = false;
    return;
  }
  const wanted = LINKS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const link = wanted && document.querySelector(`[data-compare] ${wanted}`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

export function startComparing() {
  if (document.querySelector("[data-compare]")) document.addEventListener("keydown", pressed);
}
