// Turns times into those of the reader's own place, and tells how long ago the latest were.
const FULL = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" };

function ago(then) {
  const minutes = Math.round((Date.now() - then) / 60_000);
  if (minutes < 0 || minutes >= 60) return "";
  return minutes < 1 ? "just now" : `${minutes} ${minutes === 1 ? "minute" : "minutes"} ago`;
}

export function tellTimes() {
  for (const each of document.querySelectorAll("time[datetime]")) {
    const then = new Date(each.dateTime);
    if (Number.isNaN(then.valueOf()) || !/T\d/.test(each.dateTime)) continue;
    const full = then.toLocaleString(document.documentElement.lang || "en", FULL);
    const words = ago(then) || full;
    if (each.textContent !== words) each.textContent = words;
    each.title = full;
  }
}

export function startTimes() {
  tellTimes();
  document.addEventListener("argmap:swapped", tellTimes);
  setInterval(tellTimes, 30_000);
}
