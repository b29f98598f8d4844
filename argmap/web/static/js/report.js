// Tells what was saved, with a way to undo it and to see it, and keeps the focus near what was pressed.
import { standIn } from "./fresh.js";
import { calm } from "./status.js";
import { tell } from "./toast.js";

function seeing(url) {
  return Object.assign(document.createElement("a"), { className: "btn plain", href: url, textContent: "See it" });
}

// Brings the card of a claim into its frame, if it is not; says whether the claim can be seen then.
function seen(id) {
  const at = standIn(id);
  if (!at?.checkVisibility()) return false;
  if (at.closest("#drawing")) at.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm() ? "auto" : "smooth" });
  return true;
}

/** Tells what the page says that was saved, and everybody who listens. */
export function report(done, url) {
  const undo = done?.querySelector("form");
  if (undo) undo.dataset.send = "";
  const claim = url.searchParams.get("focus") ?? url.hash.replace("#claim-", "");
  const hidden = claim !== "" && !seen(`claim-${claim}`);
  tell(done?.querySelector("p")?.textContent.trim() ?? "Saved.", undo, hidden && seeing(url));
  if (claim && !hidden) requestAnimationFrame(() => requestAnimationFrame(() => seen(`claim-${claim}`))); // what is told takes room
  document.dispatchEvent(new CustomEvent("argmap:saved", { detail: { revision: Number(done?.dataset.revision ?? 0) } }));
}

const within = (place) => [...place?.querySelectorAll("button:enabled, a[href]") ?? []].find((each) => each.checkVisibility());
const peers = () => [...document.querySelectorAll("main form[data-send] button")].filter((each) => each.checkVisibility());

/** Returns where one goes on if the button of a form goes: in the form, in what holds it, or at the next of its sort. */
export function placeOf(form) {
  const ids = [];
  for (let at = form.closest("[id]"); at && !at.matches("#main, #panel"); at = at.parentElement.closest("[id]")) ids.push(at.id);
  return { ids, turn: peers().findIndex((each) => form.contains(each)) };
}

/** Brings the focus back to a place, if what had it has gone. */
export function stay({ ids, turn }) {
  const active = document.activeElement;
  if (!active.matches("body, #main, #panel") && !active.disabled) return;
  const there = ids.map((id) => within(document.getElementById(id))).find(Boolean);
  (there ?? (turn < 0 ? null : peers().slice(0, turn + 1).at(-1)))?.focus({ preventScroll: true });
}
