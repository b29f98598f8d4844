// Shows hints under a claim while it is written: after a rest, politely, and none twice that was left as it is.
const REST = 600; // milliseconds
const LEAST = 12; // characters
const LOST = "Not checked: no connection. Your words stay here, and are checked when it is back.";
const FIELD = "textarea[data-hints], form[data-hints] textarea[name=text]";
const left = new WeakMap(); // the hints that were left as they are, by field
const turns = new WeakMap();

const addressOf = (field) => {
  const form = field.form;
  const url = new URL(field.dataset.hints ?? form.dataset.hints, location.href);
  const about = new URL(form?.getAttribute("action") || "", location.href).searchParams;
  for (const name of ["claim", "relation"]) if (about.get(name)) url.searchParams.set(name, about.get(name));
  for (const name of ["kind", "passage"]) {
    const given = form?.elements[name]?.value ?? about.get(name);
    if (given) url.searchParams.set(name, given);
  }
  url.searchParams.set("text", field.value);
  return url;
};

function placeOf(field) {
  const next = field.nextElementSibling;
  if (next?.matches(".hints-typed")) return next;
  const place = Object.assign(document.createElement("div"), { className: "hints-typed" });
  place.setAttribute("aria-live", "polite");
  place.addEventListener("click", (event) => leave(event, field));
  field.after(place);
  return place;
}

// What a hint says, and not only its rule: the same rule may be right about other words.
const saying = (hint) => hint.textContent.trim();

function leave(event, field) {
  const hint = event.target.closest("[data-leave]")?.closest("[data-hint]");
  if (!hint) return;
  left.set(field, (left.get(field) ?? new Set()).add(hint.dataset.hint));
  hint.remove();
  field.focus();
}

const unchecked = new Set(); // fields whose words could not be sent

function tellLost(field) {
  const line = Object.assign(document.createElement("p"), { className: "told unchecked", textContent: LOST });
  const place = placeOf(field);
  if (!place.querySelector(".unchecked")) place.replaceChildren(line);
  unchecked.add(field);
}

async function look(field) {
  const turn = (turns.get(field) ?? 0) + 1;
  turns.set(field, turn);
  const text = field.value.trim();
  const answer = text.length < LEAST ? null : await fetch(addressOf(field)).catch(() => "lost");
  if (answer === "lost") return turns.get(field) === turn && field.isConnected && tellLost(field);
  unchecked.delete(field);
  const fragment = document.createRange().createContextualFragment(answer?.ok ? await answer.text() : "");
  if (turns.get(field) !== turn || !field.isConnected) return;
  const place = placeOf(field);
  const found = [...fragment.querySelectorAll("[data-hint]")].filter((hint) => !left.get(field)?.has(hint.dataset.hint));
  const told = [...place.children].map(saying);
  if (found.map(saying).join("\n") === told.join("\n")) return; // what stands there is not said again
  const kept = [...place.children].filter((each) => found.some((hint) => saying(hint) === saying(each)));
  place.replaceChildren(...found.map((hint) => kept.find((each) => saying(each) === saying(hint)) ?? hint));
}

const waiting = new WeakMap();
function written(event) {
  const fields = event.target.matches?.("form") ? event.target.querySelectorAll(FIELD) : [event.target];
  for (const field of fields) {
    if (!field.matches?.(FIELD)) continue;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => look(field), REST));
  }
}

export function startTyping() {
  document.addEventListener("input", written);
  document.addEventListener("argmap:wordsback", written);
  addEventListener("online", () => unchecked.forEach(look));
}
