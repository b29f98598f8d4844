// Tells what was saved, with a way to undo it and to see it, and keeps the focus on what was moved.
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
  document.dispatchEvent(new CustomEvent("argmap:saved", { detail: { revision: Number(done?.dataset.revision ?? 0) } }));
}

/** What was moved by its button keeps the focus, also when the button itself has gone. */
export function stay(place) {
  const active = document.activeElement;
  if (active !== document.body && !active.disabled && active.id !== "panel") return;
  document.getElementById(place)?.querySelector("button:enabled, a[href]")?.focus({ preventScroll: true });
}
