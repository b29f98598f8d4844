// Keys on the page of one student's work: J and K the next and previous student, arrows and digits a contribution.
import { keysAreOn } from "./keys.js";
import { calm, say, typing } from "./status.js";

const rows = () => [...document.querySelectorAll("[data-deed]")];
const current = () => document.querySelector("[data-deed].on") ?? document.querySelector("[data-deed]:target");

function choose(row) {
  if (!row) return say("There is no such contribution.");
  for (const each of document.querySelectorAll("[data-deed].on, .small-map a.on")) each.classList.remove("on");
  row.classList.add("on");
  document.querySelector(`.small-map a[href$="#${row.id}"]`)?.classList.add("on");
  row.querySelector(".deed-no").focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function walk(step) {
  const all = rows();
  const at = all.indexOf(current());
  choose(at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

function student(way) {
  const link = document.querySelector(`a[rel="${way}"]`);
  if (link) link.click();
  else say(way === "next" ? "This is the last student of the roster." : "This is the first student of the roster.");
}

function into(field) {
  for (let at = field?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  field?.focus();
}

function comment() {
  const row = current() ?? rows()[0];
  if (row) choose(row);
  into(row?.querySelector(":is(input, textarea)[data-comment]"));
}

function rubric() {
  const place = document.getElementById("rubric");
  place?.scrollIntoView({ block: "nearest" });
  into(place?.querySelector("input:not([type=hidden]), textarea, select, button"));
}

const KEYS = {
  j: () => student("next"), k: () => student("prev"), c: comment, r: rubric,
  ArrowDown: () => walk(1), ArrowUp: () => walk(-1),
};

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (typing(event.target) || document.querySelector("dialog[open]") || !keysAreOn()) return;
  const digit = /^[1-9]$/.test(event.key) && (() => choose(document.getElementById(`w${event.key}`)));
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? digit;
  if (!act) return;
  event.preventDefault();
  act();
}

export function startStudentKeys() {
  if (document.querySelector("[data-student]")) document.addEventListener("keydown", pressed);
}
