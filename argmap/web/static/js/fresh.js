// Shows for a moment which claims are new or say something else.
import { calm } from "./status.js";

const SHOWN = 4000; // milliseconds

/** Returns what stands for a claim on the page: its card, its row, or its words in the panel. */
export function standIn(id) {
  if (id === "panel") return document.querySelector("#panel .claim-text, .claim-title");
  const at = document.getElementById(id);
  return at?.closest("[data-claim]") ?? at;
}

/** Shows claims, by what ``bringIn`` answers, for a moment: the ring fades, or just stands where motion is unwelcome. */
export function freshen(ids) {
  const shown = ids.map(standIn).filter(Boolean);
  for (const each of shown) {
    const card = each.querySelector(":scope > a > .card, .card");
    const ring = card ? { stroke: "var(--ok)", strokeWidth: "3px" } : { outline: "3px solid var(--ok)", outlineOffset: "2px" };
    (card ?? each).animate([ring, { ...ring, offset: 0.7 }, ...(calm() ? [{ ...ring }] : [{}])], { duration: SHOWN, id: "fresh" });
  }
  const row = shown.find((each) => each.matches(".row"));
  row?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}
