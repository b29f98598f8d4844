// Lets "3 days 4 hours" follow the clock: nothing is asked of the server.
const UNITS = [[1440, "day"], [60, "hour"], [1, "minute"]];

function inWords(minutes) {
  const parts = [];
  let rest = minutes;
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count && !(size === 1 && minutes >= 1440)) parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
  }
  return parts.slice(0, 2).join(" ") || "less than a minute";
}

function tell() {
  for (const each of document.querySelectorAll("[data-until]")) {
    const left = Math.ceil((new Date(each.dataset.until) - Date.now()) / 60_000);
    const words = left > 0 ? inWords(left) : "less than a minute";
    if (!Number.isNaN(left) && each.textContent !== words) each.textContent = words;
  }
}

export function startCountdown() {
  if (!document.querySelector("[data-until]")) return;
  tell();
  setInterval(tell, 20_000);
}
