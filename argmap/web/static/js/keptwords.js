// Keeps words that have not been sent in this browser: by person, map and form, for 30 days, the newest 50 forms.
const PREFIX = "argmap:words:";
const DAY = 86_400_000; // milliseconds
const [LONGEST, MOST] = [30 * DAY, 50];
const LEFT_OUT = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);

const mapOf = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname.match(/\/debates\/[^/]+/)?.[0] ?? "";
const keyOf = (form) => `${PREFIX}${document.body.dataset.person ?? ""} ${mapOf(form)} ${form.dataset.draft}`;

/** Does something with what the browser keeps; one that keeps nothing, or has no room left, is no reason to stop. */
export function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !LEFT_OUT.has(field.type));
const ticks = (field) => field.type === "checkbox" || field.type === "radio";
const valueOf = (field) => (ticks(field) ? field.checked : field.value);

/** Says whether the words of a form are kept at all: never those of a form that asks for a password. */
export const isKeeping = (form) => Boolean(form?.dataset.draft) && !form.querySelector('[type="password"]');

export function keep(form) {
  const words = fieldsOf(form).map((field) => [field.name, valueOf(field)]);
  tried(() => localStorage.setItem(keyOf(form), JSON.stringify({ time: Date.now(), words })));
}

export const drop = (form) => tried(() => localStorage.removeItem(keyOf(form)));

export const kept = (form) => tried(() => JSON.parse(localStorage.getItem(keyOf(form))));

/** Puts kept words back into their fields; says whether any of them were missing there. */
export function putBack(form, { words }) {
  const left = new Map();
  for (const [name, value] of words) left.set(name, [...(left.get(name) ?? []), value]);
  let changed = false;
  for (const field of fieldsOf(form)) {
    const value = left.get(field.name)?.shift();
    if (value === undefined || value === valueOf(field)) continue;
    if (ticks(field)) field.checked = value;
    else field.value = value;
    changed = true;
  }
  return changed;
}

/** Drops what is too old, and the oldest of what is too much. */
export function sweep() {
  tried(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    const times = keys.map((key) => [key, tried(() => JSON.parse(localStorage.getItem(key)).time) ?? 0]).sort((a, b) => b[1] - a[1]);
    times.forEach(([key, time], place) => {
      if (place >= MOST || Date.now() - time > LONGEST) localStorage.removeItem(key);
    });
  });
}
