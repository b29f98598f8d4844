// The slash goes to the search field; Escape leaves it.
import { keysAreOn } from "./keys.js";
import { typing } from "./status.js";

export function startSearchKey() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const field = [...document.querySelectorAll('input[type="search"]')].find((f) => f.offsetParent);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
