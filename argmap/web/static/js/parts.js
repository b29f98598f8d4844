// Fetches a page of a map, and makes the parts of the page that is open like its own.
import { morphWithin } from "./morph.js";
import { again } from "./zoom.js";

/** What changes from one view of a map to another. */
export const PARTS = [".head", ".toolbar", "#main"];
const CLAIMS = "#drawing [data-claim] > a[id], .row[id^='claim-'] > .text, #panel .claim-text, .claim-title";

/** Fetches a page and reads it; without one, the error has the status, if there is an answer at all. */
export async function pageAt(url) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Returns what the claims on the page say, by the ids of what shows them. */
export function words() {
  const found = document.querySelectorAll(CLAIMS);
  return new Map([...found].map((each) => [each.id || each.parentElement.id || "panel", each.textContent]));
}

/** Makes the page that is open like another view of its map. */
export function replace(page) {
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh) morphWithin(old, fresh);
  }
  document.title = page.title;
  again();
  const zoom = document.querySelector(".zoom");
  if (zoom) zoom.hidden = document.querySelector("#drawing svg.argument-map") === null;
  document.dispatchEvent(new CustomEvent("argmap:swapped"));
}
