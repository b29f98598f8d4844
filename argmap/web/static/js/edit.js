// Opens the form behind a link with data-form under what it answers; Escape and Cancel close it, and its words are kept.
import { keepNow, putWordsBack } from "./drafts.js";
import { calm, say } from "./status.js";
import { pageAt } from "./parts.js";
import { tell, untell } from "./toast.js";

const FIELD = "textarea, input:not([type=hidden]), select, button.main";
const OPENING = "a[data-form]";
let open = null; // the box, the address of its form, and what it was opened from
let asked = 0;

/** Returns the box in which a form is open, if one is. */
export const openBox = () => open?.box.isConnected && open.box;

// Under the row of the outline, under the acts of a claim or a step; else before all of it.
function put(box, link) {
  const inside = link.closest(".in-place");
  if (inside) return inside.replaceWith(box);
  const row = link.closest(".row");
  const spot = row ?? link.closest(".para-acts") ?? link.closest(".acts:not(.step-acts .acts)") ?? link.closest(".step-acts") ?? link.closest(".row-item, .step, section p, section h2, section h3");
  if (spot && !link.closest(".head, .toolbar, svg")) spot.after(box);
  else (document.querySelector("#panel .panel-body") ?? document.querySelector(".outline, #main")).prepend(box);
}

// Where the focus goes back to: to what had it, else to the link.
function opener({ active, id, near, href }) {
  const found = [active, id && document.getElementById(id), near, ...document.querySelectorAll(OPENING)];
  return found.find((each, place) => each?.isConnected && each.checkVisibility() && (place < 3 || each.href === href)) ??
    near.closest("details")?.querySelector("summary");
}

// Its headings go on from the one before it, and it does not say again what stands right above it.
function fit(box) {
  const before = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  const level = Number(before.filter((each) => !each.closest(".vh, [hidden]") && each.checkVisibility()).at(-1)?.tagName[1] ?? 1);
  for (const each of box.querySelectorAll("h1, h2, h3")) {
    const heading = document.createElement(`h${Math.min(6, level + Number(each.tagName[1]))}`);
    for (const { name, value } of each.attributes) heading.setAttribute(name, value);
    heading.append(...each.childNodes);
    each.replaceWith(heading);
  }
  const row = box.previousElementSibling?.closest(".row");
  for (const each of row ? box.querySelectorAll(".answers") : []) each.hidden = row.textContent.includes(each.querySelector(".parent")?.textContent);
}

/** Brings a form, or what the server says of it, into a box, and the focus to where one goes on. */
export function fill(box, page) {
  const section = page.getElementById("edit") ?? page.getElementById("main");
  for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
    const known = [...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.getAttribute("href") === sheet.getAttribute("href"));
    if (!known && section.id === "main") document.head.append(sheet);
  }
  box.replaceChildren(...(section.id === "edit" ? [section] : section.childNodes));
  fit(box);
}

/** Brings the focus to the first thing that is wrong, or else to the first field. */
export function enter(part) {
  const wrong = part.querySelector("[aria-invalid=true]");
  const told = part.querySelector("[role=alert]");
  const field = wrong ?? (told ? null : part.querySelector("[autofocus]") ?? part.querySelector(FIELD));
  if (told) told.tabIndex = -1;
  (field ?? told ?? part).focus({ preventScroll: true });
  if (field?.tagName === "TEXTAREA") field.setSelectionRange(field.value.length, field.value.length);
  const behavior = calm() ? "auto" : "smooth";
  part.scrollIntoView({ block: "nearest", behavior });
}

/** Closes the form that is open in place; its words are kept. */
export function close({ back = true, quiet = false } = {}) {
  if (!open) return;
  keepNow();
  open.box.remove();
  const to = opener(open) ?? document.getElementById("panel") ?? document.getElementById("main");
  if (back) to.focus({ preventScroll: true });
  if (back) to.scrollIntoView({ block: "nearest" });
  open = null;
  if (!quiet) say("The form is closed. Words that you wrote are kept.");
}

/** Opens the form with an address in place, by the link near which it was asked for. */
export async function openForm(near, href = near.href) {
  const turn = ++asked;
  if (openBox() && open.href === href) return enter(open.box);
  const active = document.activeElement === document.body ? near : document.activeElement;
  const page = await pageAt(href).catch((error) => (error.status ? location.assign(href) : tell("Not opened: no connection.")));
  if (!page || turn !== asked) return;
  const box = Object.assign(document.createElement("div"), { className: "in-place", tabIndex: -1 });
  box.dataset.kept = "";
  const was = openBox() && open.box.contains(near) ? open : { active, id: active.id, near };
  put(box, near.isConnected ? near : document.getElementById("main"));
  fill(box, page);
  if (openBox()) close({ back: false, quiet: true });
  for (const pop of document.querySelectorAll("details.pop[open]")) pop.open = false;
  open = { ...was, box, href };
  untell();
  putWordsBack(box);
  enter(box);
}
