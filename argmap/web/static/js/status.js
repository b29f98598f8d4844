// Says something to those who listen to a page instead of looking at it.
export function say(sentence) {
  const place = document.getElementById("status");
  if (place) place.textContent = sentence;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const typing = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
