// Walks a route by keys: arrows and page keys go on and back, Home and End to the ends, Esc leaves.
import { say, typing } from "./status.js";

const ALSO = { PageDown: "ArrowRight", ArrowDown: "ArrowRight", PageUp: "ArrowLeft", ArrowUp: "ArrowLeft" };

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const vertical = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (vertical && document.documentElement.scrollHeight > innerHeight + 4) return;
  const key = ALSO[event.key] ?? event.key;
  if (!["ArrowRight", "ArrowLeft", "Home", "End", "Escape"].includes(key)) return;
  event.preventDefault();
  const link = document.querySelector(`[data-key="${key}"]`);
  if (link) link.click();
  else say(key === "ArrowRight" ? "This is the last step." : "This is the first step.");
}

export function startPresent() {
  if (document.querySelector("[data-present]")) document.addEventListener("keydown", pressed);
}
