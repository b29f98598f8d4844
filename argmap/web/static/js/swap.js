// Opens other views of a map in place, and brings in what has changed on the page that is open.
import { centre } from "./frame.js";
import { glide, places } from "./glide.js";
import { PARTS, pageAt, replace, words } from "./parts.js";
import { hold } from "./place.js";
import { say } from "./status.js";

let asked = 0;
let sending = null;
let here = new URL(location.href);

/** Drops the answers that are still on their way. */
export const forget = () => ++asked;

/** Lets nothing be brought in until a promise is kept, so that one's own change is told as one's own. */
export const waitFor = (promise) => { sending = promise; };

/** Swaps what differs on the page that is open. Focus, place, marked words, open forms and what is unfolded stay.

    Returns the ids of the claims that are new or say something else; null if the page could not be had. */
export async function bringIn({ own = false } = {}) {
  if (!own) await sending; // which may open another view
  const turn = asked;
  const page = await pageAt(location.href).catch(() => null);
  if (turn !== asked) return bringIn({ own }); // another view has been opened meanwhile
  return page && show(page);
}

/** Does with a page that is there already what ``bringIn`` does. */
export function show(page) {
  const frame = document.getElementById("drawing");
  const [release, before, had] = [hold(), words(), document.activeElement !== document.body];
  const [at, drawn] = [frame && places(frame), frame?.innerHTML];
  replace(page);
  release();
  if (had && document.activeElement === document.body) (document.getElementById("panel") ?? document.getElementById("main")).focus({ preventScroll: true });
  if (frame && frame.innerHTML !== drawn) glide(frame, at);
  return [...words()].filter(([id, said]) => before.get(id) !== said).map(([id]) => id);
}

function arrive(page, { leaves, focused, inPanel }) {
  const [frame, panel] = [document.getElementById("drawing"), document.getElementById("panel")];
  const before = places(frame);
  if (leaves) {
    document.dispatchEvent(new CustomEvent("argmap:leaving"));
    panel.replaceChildren();
  }
  for (const pop of document.querySelectorAll("details.pop[open]")) pop.open = false;
  replace(page);
  panel.scrollTop = 0;
  centre(frame);
  const kept = focused && document.getElementById(focused);
  if (kept) kept.focus({ preventScroll: true });
  else if (focused || inPanel) panel.focus({ preventScroll: true });
  glide(frame, before);
  say(`${panel.querySelector("h2")?.textContent ?? ""} ${document.querySelector(".stage-foot span")?.textContent ?? ""}`);
  if (matchMedia("(max-width: 899px)").matches) document.getElementById("main").scrollIntoView();
}

/** Says whether an address is the one of the view that is open. */
export const isHere = (url) => url.pathname + url.search === here.pathname + here.search;

/** Opens another view of the map; it gets a place of its own in the history of the browser, unless it has one. */
export async function go(url, { push = true } = {}) {
  const turn = ++asked;
  const active = document.activeElement;
  const was = { focused: active.closest(PARTS.join()) ? active.id : "", inPanel: active.closest("#panel") !== null };
  try {
    const page = await pageAt(url);
    if (turn !== asked) return;
    if (!page.getElementById("drawing")) throw new Error("another page");
    if (push) history.pushState({ map: true }, "", url);
    const leaves = url.searchParams.get("focus") !== here.searchParams.get("focus");
    here = url;
    arrive(page, { leaves, ...was });
  } catch {
    location.assign(url);
  }
}
