// Wakes the components that a script makes better. Every page works without it.
import { initAll } from "../dress/govuk.js";
import { showSending } from "./upload.js";

initAll();
document.querySelectorAll("form[data-weft=upload]").forEach(showSending);

// Parts of a page that come anew are asked for by htmx, which is fetched only where a page has such parts.
if (document.querySelector("[data-hx-get], [data-hx-boost]")) {
  const htmx = document.createElement("script");
  htmx.src = document.querySelector("meta[name=weft-htmx]").content;
  document.head.append(htmx);
}

// What a new part says of itself is read out once, and not again while it stays the same.
const said = document.getElementById("said");
const saying = () => document.querySelector("[data-said]")?.dataset.said ?? "";
let last = saying();
document.addEventListener("htmx:afterSettle", (event) => {
  initAll({ scope: event.target });
  if (saying() === last) return;
  last = saying();
  said.textContent = last;
});
