// Keeps what somebody types: on the site every few seconds and, while the connection is gone, in this browser.
// What may name people the site does not keep: it stays in this browser, and the page says so.
// What the site has is not kept here. What is kept here comes back only where the site has nothing newer.
// What was typed before this script was there is kept too, and stays as it was typed.
// What is typed in rows the site does not keep (there is no data-keep): it is kept here, until the site has recorded it. Rows that
// somebody added are asked for again, by how many there were.

const WAIT = 1500;
const AGAIN = 10000;

export function keep(form) {
  const alone = !form.dataset.keep;
  const place = `weft ${form.dataset.keep || form.dataset.whose}`;
  const said = form.querySelector("[data-weft=kept]");
  let waiting = 0;

  const typed = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const say = (words) => { if (said.textContent !== words) said.textContent = words; };
  const keepHere = () => localStorage.setItem(place, JSON.stringify({ saved: form.dataset.saved, typed: typed() }));
  const soon = (after) => { clearTimeout(waiting); waiting = setTimeout(send, after); };

  async function send() {
    if (alone) return say(form.dataset.kept);
    const now = JSON.stringify(typed());
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), redirect: "error" });
      if (answer.status === 422) return say((await answer.json()).names);
      if (!answer.ok) throw new Error(answer.statusText);
      form.dataset.saved = (await answer.json()).saved;
      if (JSON.stringify(typed()) === now) localStorage.removeItem(place);
      else keepHere();
      say(form.dataset.kept);
    } catch {
      say(form.dataset.here);
      soon(AGAIN);
    }
  }

  function askForRows(kept) {
    const places = kept.map(([name]) => Number(name.match(/-(\d+)-/)?.[1] ?? -1));
    const missing = kept.some(([name]) => /-\d+-/.test(name) && !form.elements[name]);
    if (missing && !location.search) location.replace(`?rows=${Math.max(...places) + 1}`);
  }

  const ticked = (box) => box.type === "checkbox" || box.type === "radio";
  const touched = (box) => (ticked(box) ? box.checked !== box.defaultChecked : "defaultValue" in box && box.type !== "hidden" && box.value !== box.defaultValue);

  function bringBack() {
    const here = JSON.parse(localStorage.getItem(place) ?? "null");
    if (here && here.saved === form.dataset.saved) {
      for (const box of form.elements) {
        if (touched(box)) continue;
        if (box.type === "checkbox") box.checked = here.typed.some(([name, value]) => name === box.name && value === box.value);
        else if (box.type !== "hidden" && box.type !== "submit") {
          const found = here.typed.find(([name]) => name === box.name);
          if (found) box.value = found[1];
        }
      }
      say(form.dataset.restored);
      if (alone) askForRows(here.typed); else soon(0);
    } else localStorage.removeItem(place);
  }

  // What the page shows after an answer of the site is what was typed last.
  const early = [...form.elements].some(touched);
  if (form.dataset.answered) keepHere(); else bringBack();
  if (early) { keepHere(); soon(WAIT); }
  form.addEventListener("input", () => { keepHere(); soon(WAIT); });
  form.addEventListener("submit", () => clearTimeout(waiting));
  window.addEventListener("online", () => soon(0));
}

document.querySelectorAll("form[data-weft=keeping]").forEach(keep);
