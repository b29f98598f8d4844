// Tells at the foot of the page, aloud too, what others did: all of a while in one sentence, and not too often.
const [FIRST, BETWEEN, SHOWN] = [400, 8_000, 7_000]; // milliseconds
let [from, address, timer, last, hiding] = [null, "", 0, -BETWEEN, 0];

function notes() {
  const found = document.getElementById("live-notes");
  if (found) return found;
  const made = Object.assign(document.createElement("div"), { id: "live-notes", className: "live-notes" });
  document.body.append(made);
  return made;
}

function place(id, role) {
  const found = document.getElementById(id);
  if (found) return found;
  const made = Object.assign(document.createElement("p"), { id, className: "live-note", dir: "auto" });
  made.setAttribute("role", role);
  notes().append(made);
  return made;
}

/** Says a sentence for as long as it is true; nothing takes it away. */
export function note(sentence) {
  if (!sentence && !document.getElementById("live-state")) return;
  const said = place("live-state", "status");
  if (said.textContent !== sentence) said.textContent = sentence;
}

async function tell() {
  const since = from;
  [timer, from, last] = [0, null, performance.now()];
  const answer = await fetch(`${address}?since=${since}`).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sentence = page.querySelector(".news p")?.textContent.trim();
  if (!sentence) return; // all of it was one's own
  const said = place("live-news", "status");
  said.textContent = sentence;
  clearTimeout(hiding);
  hiding = setTimeout(() => { said.textContent = ""; }, SHOWN);
}

/** Tells soon what others did after a revision. */
export function announce(where, since) {
  address = where;
  from = Math.min(from ?? since, since);
  timer ||= setTimeout(tell, Math.max(FIRST, last + BETWEEN - performance.now()));
}
