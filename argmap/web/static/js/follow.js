// Follows links and forms of the map page in place, and keeps the address true.
import { go, isHere } from "./swap.js";

const onMap = (url) => url.origin === location.origin && url.pathname === location.pathname && !url.hash;

function clicked(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || link.hasAttribute("download")) return;
  const url = new URL(link.getAttribute("href"), location.href);
  if (!onMap(url)) return;
  event.preventDefault();
  if (url.href === location.href) document.getElementById("panel").focus();
  else go(url);
}

function submitted(event) {
  const form = event.target;
  const url = new URL(form.getAttribute("action") ?? "", location.href);
  if (event.defaultPrevented || form.method !== "get" || !onMap(url)) return;
  event.preventDefault();
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(given).toString();
  go(url);
}

export function startFollow() {
  if (!document.getElementById("drawing")) return;
  document.addEventListener("click", clicked);
  document.addEventListener("submit", submitted);
  addEventListener("popstate", () => {
    const url = new URL(location.href);
    if (!isHere(url)) go(url, { push: false });
  });
}
