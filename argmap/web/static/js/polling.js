// Asks for the numbers of a map every few seconds, where no stream is to be had.
const [SEEN, HIDDEN] = [2_000, 15_000]; // milliseconds
const REFUSED = [401, 403, 404];

/** Returns what starts and stops asking, and what asks once. */
export function poll(address, heard) {
  let [timer, on] = [0, false];

  async function ask() {
    const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
    if (answer?.ok) heard({ kind: "rev", numbers: (await answer.text()).trim() });
    heard({ kind: "state", lost: !answer });
    return !REFUSED.includes(answer?.status);
  }

  function later() {
    clearTimeout(timer);
    const wait = (document.hidden ? HIDDEN : SEEN) * (0.8 + Math.random() * 0.4);
    timer = setTimeout(async () => (await ask()) && on && later(), wait);
  }

  document.addEventListener("visibilitychange", () => on && !document.hidden && [ask(), later()]);
  return {
    once: ask,
    start() {
      if (on) return;
      on = true;
      later();
    },
    stop() {
      on = false;
      clearTimeout(timer);
    },
  };
}
