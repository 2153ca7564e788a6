// Wakes the components that a script makes better. Every page works without it.
import { initAll } from "../dress/govuk.js";
import { heedKeys } from "./keys.js";
import { showSending } from "./upload.js";

initAll();
document.querySelectorAll("form[data-weft=upload]").forEach(showSending);
document.querySelectorAll("[data-weft=keys]").forEach(heedKeys);

// What lies within a choice goes with it: in a part that is closed nobody sees what is ticked.
document.addEventListener("change", ({ target }) => {
  const within = document.getElementById(target.getAttribute?.("aria-controls") ?? "");
  if (target.type !== "checkbox" || target.checked || !within) return;
  within.querySelectorAll("input[type=checkbox]").forEach((one) => (one.checked = false));
});

// Parts of a page that come anew are asked for by htmx, which is fetched only where a page has such parts,
// and only when the page is complete: it would not begin in between.
const fetchHtmx = () => {
  const htmx = document.createElement("script");
  htmx.src = document.querySelector("meta[name=weft-htmx]").content;
  document.head.append(htmx);
};
if (document.querySelector("[data-hx-get], [data-hx-boost]")) {
  if (document.readyState === "complete") fetchHtmx();
  else window.addEventListener("load", fetchHtmx);
}

// What a new part says of itself is read out, and not again while it stays the same.
const said = document.getElementById("said");
document.addEventListener("htmx:afterSettle", ({ target }) => {
  initAll({ scope: target });
  const part = target.closest("[data-said]") ?? target.querySelector("[data-said]");
  if (part && part.dataset.said !== said.textContent) said.textContent = part.dataset.said;
});
