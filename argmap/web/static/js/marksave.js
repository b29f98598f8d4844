// Saves feedback by itself while it is written: after a rest, when one looks away, and at once for what is ticked.
import { forgetWords } from "./drafts.js";
import { say } from "./status.js";

const REST = 900; // milliseconds
const FORMS = "form[data-autosave]";
const LOST = "Not saved: no connection. Your words are kept; they are saved when you go on.";
const waiting = new Map();
const stopped = new WeakSet(); // forms whose last words were refused: pressing Save shows why

const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const valuesOf = (form) => new URLSearchParams(new FormData(form));
const saved = new WeakMap(); // what is saved of a form, without the number of its version
const words = (form) => {
  const values = valuesOf(form);
  values.delete("version");
  values.delete("seal");
  return values.toString();
};

function tell(form, sentence, { aloud = false } = {}) {
  const line = form.querySelector("[data-saved]");
  if (line) line.textContent = sentence;
  if (aloud) say(sentence);
}

// What is saved is what the form came with from now on, so that nothing counts as half-written.
function settle(form, sent) {
  const named = new URLSearchParams(sent);
  for (const field of form.elements) {
    if (field.type === "radio") field.defaultChecked = named.get(field.name) === field.value;
    else if (field.name && field.type !== "hidden" && named.has(field.name)) field.defaultValue = named.get(field.name);
  }
  saved.set(form, sent);
}

async function save(form, { leaving = false } = {}) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const sent = words(form);
  if (sent === saved.get(form) || stopped.has(form) || form.dataset.saving) return;
  form.dataset.saving = "";
  tell(form, "Saving …");
  const options = { method: "POST", body: valuesOf(form), headers: { Accept: "application/json" }, keepalive: leaving };
  const answer = await fetch(form.action, options).catch(() => null);
  const told = answer?.headers.get("Content-Type")?.includes("json") ? await answer.json().catch(() => null) : null;
  delete form.dataset.saving;
  if (answer?.ok && told) {
    form.elements.version.value = told.version;
    settle(form, sent);
    if (words(form) === sent) forgetWords(form);
    else written(form);
    tell(form, `Saved ${clock()}`);
  } else if (told?.wrong) {
    stopped.add(form);
    tell(form, `Not saved. ${told.wrong}`, { aloud: true });
  } else tell(form, answer ? `Not saved: the server answered ${answer.status}. Press Save.` : LOST, { aloud: true });
}

function written(form, rest = REST) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => save(form), rest));
}

function count(form) {
  let [sum, any, most] = [0, false, 0];
  for (const row of form.querySelectorAll(".rub-row")) {
    const chosen = row.querySelector(":checked")?.value ?? "";
    const points = chosen === "" ? null : Number(row.dataset.points.split(" ")[Number(chosen)]);
    row.querySelector(".rub-points").textContent = `${points ?? "–"} / ${row.dataset.most}`;
    sum += points ?? 0;
    most += Number(row.dataset.most);
    any ||= points !== null;
  }
  const output = form.closest("section")?.querySelector("[data-sum]");
  if (output && most) output.textContent = `${any ? sum : "–"} of ${most}`;
}

function changed(event) {
  const form = event.target.form;
  if (!form?.matches(FORMS)) return;
  const ticks = event.target.type === "radio";
  if (ticks) count(form);
  written(form, ticks ? 150 : REST);
}

const saveAll = (options) => [...waiting.keys()].forEach((form) => form.isConnected && save(form, options));

export function startMarkSave() {
  for (const form of document.querySelectorAll(FORMS)) saved.set(form, form.querySelector(".wrong") ? null : words(form));
  document.addEventListener("input", changed);
  document.addEventListener("argmap:wordsback", (event) => event.target.matches?.(FORMS) && written(event.target));
  document.addEventListener("visibilitychange", () => document.hidden && saveAll({ leaving: true }));
  document.addEventListener("submit", (event) => {
    clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
    stopped.delete(event.target);
  }, true);
  addEventListener("online", () => document.querySelectorAll(FORMS).forEach((form) => written(form)));
  addEventListener("pagehide", () => saveAll({ leaving: true }));
}
