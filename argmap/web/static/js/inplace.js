// Opens forms in place by a click on their links, closes them by Escape or Cancel, and sends them by Ctrl and Enter.
import { forgetWords } from "./drafts.js";
import { close, openBox, openForm } from "./edit.js";
import { bringIn } from "./swap.js";

function clicked(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[data-form], a[data-close], a[data-discard]") : null;
  if (!link) return;
  if (link.matches("[data-discard]") && link.closest("form")) forgetWords(link.closest("form"));
  if (!link.matches("[data-form]") && !openBox()?.contains(link)) return;
  event.preventDefault();
  if (link.matches("[data-form]")) openForm(link);
  else close({ quiet: link.matches("[data-discard]") });
  if (link.matches("[data-discard]")) bringIn();
}

function pressed(event) {
  const inside = event.target instanceof Element && openBox() && openBox().contains(event.target);
  if (event.key === "Escape" && inside && !event.defaultPrevented) {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.closest?.("form[data-draft]")?.requestSubmit();
  }
}

export function startInPlace() {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  document.addEventListener("argmap:leaving", () => close({ back: false, quiet: true }));
}
