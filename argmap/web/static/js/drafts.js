// Half-written words survive: they are kept while one writes, and put back when their form is opened again.
import { drop, isKeeping, keep, kept, putBack, sweep } from "./keptwords.js";
import { isWritten } from "./morph.js";
import { say } from "./status.js";

const REST = 300; // milliseconds
const waiting = new Map();
const done = new WeakSet(); // forms whose words have been saved, or are not wanted

function settle(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  if (!form.isConnected) return; // saved or closed: a field that goes says once more that it has changed
  if (isWritten(form)) keep(form);
  else drop(form);
}

function written(event) {
  const form = event.target.form;
  if (!isKeeping(form)) return;
  done.delete(form);
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => settle(form), REST));
}

/** Forgets the words of a form: they have been saved, or are not wanted. */
export function forgetWords(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  done.add(form);
  drop(form);
}

/** Keeps at once what has been written, before its form goes. */
export const keepNow = () => [...waiting.keys()].forEach(settle);

// Another tab may have saved the same form meanwhile, and forgotten what is still written here.
function leave() {
  keepNow();
  for (const form of document.querySelectorAll("form[data-draft]")) if (isKeeping(form) && isWritten(form) && !done.has(form)) keep(form);
}

function when(time) {
  const at = new Date(time);
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const day = at.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return at.toDateString() === new Date().toDateString() ? clock : `${day}, ${clock}`;
}

function tell(form, time) {
  const line = Object.assign(document.createElement("p"), { className: "told words-back" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn plain", textContent: "Discard" });
  const sentence = `Your unsaved words of ${when(time)} are back.`;
  line.append(`${sentence} `, button);
  form.prepend(line);
  say(sentence);
  button.addEventListener("click", () => {
    forgetWords(form);
    form.reset();
    line.remove();
    form.querySelector("textarea, input:not([type=hidden]), select")?.focus();
    say("Your unsaved words are gone.");
  });
}

/** Puts kept words back into the forms of a part of the page, unless one is writing in them already. */
export function putWordsBack(part = document) {
  for (const form of part.querySelectorAll("form[data-draft]")) {
    if (!isKeeping(form) || isWritten(form)) continue;
    const words = kept(form);
    if (!words || !putBack(form, words)) continue;
    tell(form, words.time);
    form.dispatchEvent(new CustomEvent("argmap:wordsback", { bubbles: true }));
  }
}

export function startDrafts() {
  sweep();
  putWordsBack();
  document.addEventListener("input", written);
  document.addEventListener("change", written);
  document.addEventListener("argmap:swapped", () => putWordsBack());
  document.addEventListener("visibilitychange", keepNow);
  addEventListener("pagehide", leave);
}
