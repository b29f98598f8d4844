// Sends forms without leaving the page: those with data-draft (words that are kept) or data-send. What the server
// refuses stands where the form was; after a redirect what has changed is shown, and told with a way to undo it.
import { forgetWords, keepNow } from "./drafts.js";
import { close, enter, fill } from "./edit.js";
import { freshen } from "./fresh.js";
import { tried } from "./keptwords.js";
import { placeOf, report, stay } from "./report.js";
import { say } from "./status.js";
import { bringIn, go, show, waitFor } from "./swap.js";
import { tell } from "./toast.js";

const DONE = "argmap:done";
const SENT = "form[data-draft], form[data-send], form[data-undo]";
const PATIENCE = 30_000; // milliseconds
const LONG = 300_000; // milliseconds, for a file that is sent and read
const LOST = "Not saved: no connection. Your words are kept; try again.";
const SILENT = "No answer has come. Your words are kept; look whether they were saved before you try again.";

async function ask(form, submitter) {
  const data = new FormData(form, submitter);
  const url = new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "text/html" }, signal: AbortSignal.timeout(form.dataset.progress ? LONG : PATIENCE) });
  return { answer, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

/** Says under a form why it was not sent, and leaves its words in it. */
function tellIn(form, sentence) {
  form.querySelector(":scope > .not-sent")?.remove();
  const line = Object.assign(document.createElement("p"), { className: "told wrong not-sent", textContent: sentence });
  (form.querySelector(":scope > .row-end") ?? form.lastElementChild).before(line);
  line.scrollIntoView({ block: "nearest" });
  say(sentence);
}

// The same button of the form that has come back, for going on with it: a passage is made longer word by word.
const buttonAgain = (part, pressed) =>
  pressed?.name && part.querySelector(`button[name="${CSS.escape(pressed.name)}"][value="${CSS.escape(pressed.value)}"]`);

function refused(form, page, answer, pressed) {
  const box = form.closest(".in-place");
  const section = page.getElementById("edit") ?? page.querySelector("#main form:not([role=search])");
  if (!section) return tellIn(form, page.querySelector("[role=alert]")?.textContent.trim() || `Not saved: the server answered ${answer.status}.`);
  const twin = form.dataset.draft && page.querySelector(`form[data-draft="${CSS.escape(form.dataset.draft)}"]`);
  let part = box;
  if (box) fill(box, page);
  else if (twin && !page.getElementById("edit")) form.replaceWith(part = twin);
  else (part = document.getElementById("main")).replaceChildren(...page.getElementById("main").childNodes);
  for (const each of form.querySelectorAll("[type=file]")) if (part.querySelector(`#${each.id}`)) part.querySelector(`#${each.id}`).files = each.files;
  for (const each of part.querySelectorAll("form[data-draft]")) each.dataset.typed = "";
  if (part.matches("form")) part.dataset.typed = "";
  const told = part.querySelector("[role=alert], .wrong")?.textContent.trim();
  const again = answer.ok && !told && buttonAgain(part, pressed);
  say(told ?? (again && part.querySelector(".answers .parent")?.textContent) ?? document.title);
  if (again) again.focus();
  else enter(part);
}

// What was in focus has been taken off the map: one goes on with what it bore on.
const isGone = (form, url) => /\/edit\/(withdraw|merge)\b/.test(form.action) && Boolean(document.getElementById("drawing")) &&
  url.pathname === location.pathname && url.searchParams.get("focus") !== new URL(location.href).searchParams.get("focus");

const told = (page) => page.getElementById("saved") ?? page.getElementById("done");

// A page that is opened anew has said once already what was done: it is said again there.
function onward(page, url) {
  const done = page.getElementById("done")?.textContent.trim();
  if (done) tried(() => sessionStorage.setItem(DONE, done));
  location.assign(url);
}

function sayAgain() {
  const done = tried(() => sessionStorage.getItem(DONE));
  if (!done) return;
  tried(() => sessionStorage.removeItem(DONE));
  tell(done);
}

async function saved(form, page, url) {
  forgetWords(form);
  const box = form.closest(".in-place");
  if (!box && !form.matches("[data-send], [data-undo]") && url.pathname !== location.pathname) return onward(page, url);
  if (url.pathname.endsWith("/undo")) return location.assign(url); // asked first
  const place = placeOf(form);
  if (box) close({ quiet: true });
  else form.reset();
  delete form.dataset.typed;
  if (isGone(form, url)) {
    const onward = new URL(url);
    for (const each of ["saved", "suggested"]) onward.searchParams.delete(each);
    await go(onward);
    return report(told(page), url);
  }
  const changed = url.search === location.search && url.pathname === location.pathname ? show(page) : await bringIn({ own: true });
  if (!changed) return location.assign(url);
  stay(place);
  freshen(changed);
  report(told(page), url);
}

async function submitted(event) {
  const form = event.target;
  if (!form.matches(SENT) || form.getAttribute("method") !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return; // a double click sends once
  form.setAttribute("aria-busy", "true");
  keepNow();
  const sent = carry(form, event.submitter);
  waitFor(sent.catch(() => null));
  await sent;
}

async function carry(form, submitter) {
  const { answer, page, error } = await ask(form, submitter).catch((error) => ({ error }));
  form.removeAttribute("aria-busy");
  if (error) {
    tellIn(form, error.name === "TimeoutError" ? SILENT : LOST);
    submitter?.focus();
  } else if (answer.ok && answer.redirected) await saved(form, page, new URL(answer.url));
  else refused(form, page, answer, submitter);
}

export function startSending() {
  sayAgain();
  document.addEventListener("submit", submitted);
}
