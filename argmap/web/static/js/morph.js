// Makes a part of the page like a new one, and touches only what differs: focus, caret, marked words, what is
// unfolded, and forms that are being written in ([data-kept], or with words of one's own) stay as they are.
const FIELDS = "input, textarea, select, option";
const LEFT = { DETAILS: ["open"], DIALOG: ["open"] };

/** Says whether a form holds words that were not in it when it came. */
export function isWritten(form) {
  if (form.dataset.typed !== undefined) return true; // came back with what was typed into it
  return [...form.elements].some((field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.type === "select-one") return field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected));
    return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
  });
}

const isKept = (node) => node.nodeType === Node.ELEMENT_NODE &&
  (node.dataset.kept !== undefined || (node.matches("form[data-draft]") && isWritten(node)));

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  return node.id || node.dataset.claim || node.dataset.draft || node.querySelector("[id]:not([data-kept] *)")?.id || "";
}

function copyAttributes(old, fresh) {
  const left = ["hidden", ...(LEFT[old.tagName] ?? [])];
  for (const { name, value } of fresh.attributes) {
    if (!left.includes(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) if (!left.includes(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
}

function copyValue(old, fresh) {
  if (old === document.activeElement) return;
  if (old.tagName === "OPTION") old.selected = fresh.selected;
  else if (old.type === "checkbox" || old.type === "radio") old.checked = fresh.checked;
  else if (old.tagName !== "SELECT" && old.type !== "file") old.value = fresh.value;
}

/** Makes the old element like the fresh one. */
export function morph(old, fresh) {
  if (isKept(old) || old.isEqualNode(fresh)) return;
  copyAttributes(old, fresh);
  morphWithin(old, fresh);
  if (old.matches(FIELDS)) copyValue(old, fresh);
}

// What is being written in is never moved, for that would cost it the focus: the others move past it.
function bring(twin, at) {
  if (twin === at) return;
  if (!twin.contains(document.activeElement)) return at.before(twin);
  const passed = [];
  for (let node = at; node !== twin; node = node.nextSibling) passed.push(node);
  twin.after(...passed);
}

// A part that goes leaves behind the forms in it that are being written in.
function drop(node) {
  const forms = node.nodeType === Node.ELEMENT_NODE ? [...node.querySelectorAll("[data-kept], form[data-draft]")].filter(isKept) : [];
  node.replaceWith(...forms.filter((form) => !forms.some((other) => other !== form && other.contains(form))));
}

function twinOf(fresh, at, known, wanted) {
  const key = keyOf(fresh);
  const same = (node) => node && node.nodeName === fresh.nodeName && !isKept(node);
  const found = key && known.get(key);
  if (found) return known.delete(key) && same(found) ? found : null;
  let next = at;
  if (fresh.nodeType === Node.ELEMENT_NODE) while (next && next.nodeType !== Node.ELEMENT_NODE) next = next.nextSibling;
  return same(next) && !wanted.has(keyOf(next)) ? next : null;
}

/** Makes what is in the old element like what is in the fresh one. */
export function morphWithin(old, fresh) {
  const [kept, free] = [[], []];
  for (const each of old.children) (isKept(each) ? kept : free).push(each);
  const known = new Map(free.map((each) => [keyOf(each), each]));
  const there = new Set(kept.map(keyOf).filter(Boolean));
  const wanted = new Set([...fresh.children].map(keyOf).filter(Boolean));
  let at = old.firstChild;
  const pass = () => { while (at && isKept(at)) at = at.nextSibling; };
  for (const each of [...fresh.childNodes]) {
    if (there.has(keyOf(each))) continue;
    pass();
    const twin = twinOf(each, at, known, wanted);
    if (!twin) old.insertBefore(each, at);
    else {
      bring(twin, at);
      at = twin.nextSibling;
      if (twin.nodeType === Node.ELEMENT_NODE) morph(twin, each);
      else if (twin.nodeValue !== each.nodeValue) twin.nodeValue = each.nodeValue;
    }
  }
  for (pass(); at; pass()) {
    const next = at.nextSibling;
    drop(at);
    at = next;
  }
}
