// On the page that assigns a debate: the summary, the dates in words and the bar follow what is chosen.
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const DAY = 86_400_000;
const ALONE = ["read", "own"];
const STARTS = { none: "the question only", own: "a map of your own" };

const wall = (value) => (value ? new Date(`${value}Z`) : null);
const two = (number) => String(number).padStart(2, "0");
const time = (at) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
const day = (at) => `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
const brief = (at) => (time(at) === "00:00" ? day(at) : `${day(at)}, ${time(at)}`);
const full = (at) => `${day(at)} ${at.getUTCFullYear()}, ${time(at)}`;
const end = (at) => (time(at) === "00:00" ? `${day(new Date(at - DAY))} ${new Date(at - DAY).getUTCFullYear()}, 24:00` : full(at));

function put(form, selector, words) {
  const found = form.querySelector(selector);
  if (found && words !== null && found.textContent !== words) found.textContent = words;
}

function phasesOf(form) {
  const rows = [...form.querySelectorAll('[name^="kind-"]')].map((kind) => {
    const n = kind.name.slice(5);
    const field = (name) => form.elements[`${name}-${n}`];
    return { n, kind: kind.value, on: field("on").checked, place: Number(field("place").value), from: wall(field("from").value), until: wall(field("until")?.value) };
  });
  return rows.sort((one, other) => one.place - other.place || one.n - other.n);
}

function words(phase) {
  const due = phase.until ? `due ${brief(phase.until)}` : "";
  if (due && phase.from && day(phase.from) === day(phase.until)) return due;
  if (due) return `${phase.from ? brief(phase.from) : "with a button"} · ${due}`;
  return phase.from ? `from ${brief(phase.from)}` : "with a button";
}

function tellDates(form, byButton) {
  const phases = phasesOf(form);
  for (const each of phases) put(form, `[data-dates="${each.n}"]`, byButton ? "with a button" : words(each));
  const on = phases.filter((each) => each.on);
  const last = on.findLastIndex((each) => ALONE.includes(each.kind));
  const shown = last < 0 ? null : on.slice(last + 1).find((each) => ["reveal", "cross"].includes(each.kind));
  let hidden = "nothing";
  if (last >= 0) hidden = shown?.from && !byButton ? `until ${full(shown.from)}` : "until you reveal it";
  const due = on.find((each) => each.kind === "submit")?.until;
  put(form, '[data-sum="hidden"]', hidden);
  put(form, '[data-sum="due"]', due && !byButton ? end(due) : "at no time");
  const first = on.find((each) => each.from);
  const zone = form.dataset.zone;
  let opens = first && !byButton ? `The first phase opens on ${full(first.from)} (${zone}).` : "Nothing opens before you begin the first phase.";
  if (!on.length) opens = "The maps are open at once.";
  put(form, "[data-opens]", opens);
  draw(form, byButton ? [] : on.filter((each) => each.from).sort((one, other) => one.from - other.from));
}

function draw(form, phases) {
  const bar = form.querySelector(".weeks");
  if (!bar) return;
  const start = wall(bar.dataset.start);
  const scale = 904 / Number(bar.dataset.days);
  const x = (at) => Math.min(Math.max(((at - start) / DAY) * scale, 0), 904);
  for (const each of bar.querySelectorAll("[data-phase]")) {
    const place = phases.findIndex((phase) => phase.n === each.dataset.phase);
    each.toggleAttribute("hidden", place < 0);
    each.setAttribute("visibility", place < 0 ? "hidden" : "visible");
    if (place < 0) continue;
    const from = x(phases[place].from);
    const next = phases[place + 1]?.from || phases[place].until || new Date(+phases[place].from + DAY / 2);
    const width = Math.max(x(next) - from - 3, 4);
    each.querySelector("rect").setAttribute("x", from + 1.5);
    each.querySelector("rect").setAttribute("width", width);
    each.querySelector("text").setAttribute("x", from + 1.5 + width / 2);
  }
}

function tellChoices(form) {
  const debate = form.querySelector('[name="debate"]:checked');
  const question = form.elements.question.value.trim();
  const begins = form.elements.begins.value;
  const own = form.elements.own.selectedOptions[0];
  const chosen = begins === "own" && own?.value ? own.textContent : debate?.dataset.title;
  put(form, '[data-sum="debate"]', question || chosen || "(choose one)");
  const count = { short: debate?.dataset.short, full: debate?.dataset.full };
  put(form, '[data-sum="start"]', question ? STARTS.none : STARTS[begins] || `${begins} map, ${count[begins]} claims`);
  for (const name of ["short", "full"]) if (count[name]) put(form, `[data-count="${name}"]`, `${count[name]} claims`);
  const sharing = form.querySelector('[name="sharing"]:checked');
  const asked = form.elements.groups.type === "hidden" ? "" : form.elements.groups.value.trim();
  const groups = `${asked || "no"} ${asked === "1" ? "group" : "groups"}`;
  const whom = sharing?.value === "group" && form.elements.groups.type !== "hidden" ? groups : sharing?.dataset.whom;
  put(form, "[data-go]", `Assign to ${whom}`);
  const maps = { group: `one for each group (${whom})`, student: "one for each student", all: "one for all" };
  put(form, '[data-sum="maps"]', maps[sharing?.value] || "");
  put(form, '[data-sum="rubric"]', form.elements.rubric.selectedOptions[0]?.textContent.split(":")[0] || "");
}

export function startAssigning() {
  const form = document.querySelector("form[data-assign]");
  if (!form) return;
  const tell = () => {
    tellChoices(form);
    tellDates(form, form.elements.when.value === "button");
  };
  form.addEventListener("input", tell);
  tell();
}
