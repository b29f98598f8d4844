// Single keys for those who write without a mouse; they can be turned off where they are listed.
import { openForm } from "./edit.js";
import { tried } from "./keptwords.js";
import { say, typing } from "./status.js";
import { go } from "./swap.js";

const OFF = "argmap:keys-off";
const FORMS = { s: "support", o: "rebut", u: "undercut", p: "premise", n: "thesis", e: "reword" };
const STEPS = ["undercut", "premise"];

/** Says whether single keys do anything. */
export const keysAreOn = () => !tried(() => localStorage.getItem(OFF));

// What the keys are about: the row or the card with the focus, else the claim beside the map or of the page.
async function scope() {
  const active = document.activeElement;
  const row = active.closest(".row");
  if (row) return row;
  const card = active.closest("[data-claim] > a[id]");
  const href = card && new URL(card.getAttribute("href"), location.href);
  if (href && href.searchParams.get("focus") !== new URL(location.href).searchParams.get("focus")) await go(href);
  return document.getElementById("panel") ?? document.getElementById("main");
}

// A link to the form, or one to another form about the same claim or step, with the address of the one that is wanted.
function linkTo(form, within) {
  const about = form === "thesis" ? "" : STEPS.includes(form) ? "relation" : "claim";
  const upon = about === "relation" && within.querySelector("[aria-labelledby=upon]");
  const links = [upon, within].flatMap((place) => (place ? [...place.querySelectorAll("a[data-form]")] : []));
  const exact = links.find((link) => link.dataset.form === form);
  if (exact) return [exact];
  const near = links.find((link) => !about || new URL(link.href).searchParams.has(about));
  if (!near) return null;
  const url = new URL(near.href.replace(/\/edit(\/\w+)?\?/, `/edit/${form}?`));
  for (const each of ["claim", "relation", "evidence"]) if (each !== about) url.searchParams.delete(each);
  return [near, url.href];
}

async function openBy(form) {
  if (!document.querySelector("a[data-form]")) return;
  const found = linkTo(form, form === "thesis" ? document : await scope());
  if (found) await openForm(...found);
  else say(STEPS.includes(form) ? "Choose a claim that bears on another first." : "Choose a claim first.");
}

async function comment() {
  const within = await scope();
  const link = within.querySelector("a[data-form='comment']");
  const field = document.querySelector("form[data-draft^='comment'] textarea");
  if (link) return openForm(link);
  for (let at = field?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  field?.focus();
}

function undo() {
  const place = document.querySelector("[data-undo]");
  if (place?.matches("form")) place.requestSubmit();
  else place?.click();
}

function list() {
  document.getElementById("keys")?.showModal();
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (typing(event.target) || document.querySelector("dialog[open]") || (event.key !== "?" && !keysAreOn())) return;
  const act = { m: comment, z: undo, "?": list }[event.key] ?? (event.key in FORMS && (() => openBy(FORMS[event.key])));
  if (!act) return;
  event.preventDefault();
  act();
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
  const tick = document.querySelector("input[data-keys]");
  if (!tick) return;
  tick.checked = keysAreOn();
  tick.addEventListener("change", () => {
    tried(() => (tick.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  });
}
