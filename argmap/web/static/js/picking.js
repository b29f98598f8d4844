// Lets words that are selected in a text be used: counts where they stand in code points, as the server does.
import { openForm } from "./edit.js";
import { typing } from "./status.js";

const ASIDE = "[data-aside], .vh";
const WORDS = "p[data-start]";
const MOST = 160; // code points
const PRINTED_WORDS = 8; // as many may be corrected at a time

// The code points of the text that a range within a paragraph holds.
function lettersIn(range) {
  const copy = range.cloneContents();
  for (const each of copy.querySelectorAll(ASIDE)) each.remove();
  return Array.from(copy.textContent);
}

// How many code points of the text stand in a paragraph before a place in it.
function before(words, node, offset) {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return lettersIn(range).length;
}

// The selected words, or the first and the last of very many: the server looks whether they stand there.
function said(range, all) {
  const letters = all.flatMap((words, place) => {
    const here = document.createRange();
    here.selectNodeContents(words);
    if (words.contains(range.startContainer)) here.setStart(range.startContainer, range.startOffset);
    if (words.contains(range.endContainer)) here.setEnd(range.endContainer, range.endOffset);
    return [...(place ? ["\n"] : []), ...lettersIn(here)];
  });
  if (letters.length <= 2 * MOST) return { exact: letters.join("") };
  return { exact: letters.slice(0, MOST).join(""), until: letters.slice(-MOST).join("") };
}

function start(range, all) {
  const inside = all.find((words) => words.contains(range.startContainer));
  if (inside) return Number(inside.dataset.start) + before(inside, range.startContainer, range.startOffset);
  return Number(all.find((words) => range.intersectsNode(words)).dataset.start);
}

function end(range, all) {
  const inside = all.find((words) => words.contains(range.endContainer));
  if (inside) return Number(inside.dataset.start) + before(inside, range.endContainer, range.endOffset);
  const last = all.filter((words) => range.intersectsNode(words)).at(-1);
  return Number(last.dataset.start) + before(last, last, last.childNodes.length);
}

/** Returns where the selected words of a text stand, in code points, or null. */
export function picked(article) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0);
  const all = [...article.querySelectorAll(WORDS)].filter((words) => range.intersectsNode(words));
  if (!all.length) return null;
  const place = { start: start(range, all), end: end(range, all), range, words: all[0], said: said(range, all) };
  return place.end > place.start ? place : null;
}

// In a text that somebody added, a few words may be said to be printed wrongly.
function correcting({ start, end, said: { exact, until } }) {
  const at = document.querySelector(".reading-tools[data-correct]")?.dataset.correct;
  if (!at || until || exact.trim().split(/\s+/).length > PRINTED_WORDS) return [];
  return [Object.assign(document.createElement("a"), { className: "btn plain", href: `${at}?start=${start}&end=${end}`, textContent: "Printed wrongly?" })];
}

function offer(article, place) {
  document.getElementById("pick")?.remove();
  if (!place) return;
  const url = new URL(article.dataset.use, location.href);
  const [source, edition] = url.searchParams.get("place").split(":");
  url.searchParams.set("place", `${source}:${edition}:${place.start}-${place.end}`);
  for (const [name, words] of Object.entries(place.said)) url.searchParams.set(name, words);
  const box = Object.assign(document.createElement("div"), { id: "pick", className: "picked-words" });
  const link = Object.assign(document.createElement("a"), { className: "btn main", href: url.href, textContent: "Use as evidence" });
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    box.remove();
    openForm(place.words.closest(".said").querySelector("a[data-form]") ?? place.words, url.href);
  });
  box.append(link, ...correcting(place));
  document.body.append(box);
  stand(box, place.range.getBoundingClientRect());
}

// Above the words, so that it covers none that come next; under a finger below them, where no menu of the system is.
function stand(box, at) {
  const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - box.offsetWidth - 8);
  const above = at.top - box.offsetHeight - 8;
  const touched = matchMedia("(pointer: coarse)").matches;
  const top = above < 8 || touched ? Math.min(at.bottom + (touched ? 28 : 8), innerHeight - box.offsetHeight - 8) : above;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

// Escape lets go of the selected words.
function close(event) {
  if (event.key !== "Escape" || !document.getElementById("pick")) return;
  event.preventDefault();
  getSelection().removeAllRanges();
  document.getElementById("pick").remove();
}

// From passage to passage by the keys ] and [, wherever one is in the text.
function walk(event) {
  const way = { "]": 1, "[": -1 }[event.key];
  if (!way || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const all = [...document.querySelectorAll("article.text a.ref:not(.note)")];
  const here = all.indexOf(document.activeElement);
  const from = here >= 0 ? here : all.findLastIndex((each) => each.getBoundingClientRect().top < 0) + (way < 0 ? 1 : 0);
  const next = all[from + way] ?? (here < 0 ? all[0] : null);
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

export function startPicking() {
  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", close);
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    const article = document.querySelector("article.text[data-use]");
    if (!article) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(article, picked(article)), 150);
  });
}
