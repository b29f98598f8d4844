// Dragging the empty ground of the map moves it; a click that did not move stays a click.
export function startPan() {
  const frame = document.getElementById("drawing");
  if (!frame) return;
  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType !== "mouse") return;
    from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.moved && Math.hypot(dx, dy) < 5) return;
    from.moved = true;
    frame.classList.add("grabbing");
    frame.scrollTo(from.left - dx, from.top - dy);
  });
  addEventListener("pointerup", () => {
    if (from?.moved) frame.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => frame.removeEventListener("click", stop, { capture: true }), 0);
    from = null;
    frame.classList.remove("grabbing");
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
