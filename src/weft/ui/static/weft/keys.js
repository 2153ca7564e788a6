// Single keys on a page of quick questions: each presses what carries it. They can be turned off, which this
// browser remembers; they do nothing while one types, or with another key held down.
const KEPT = "weft-keys";
const typing = (place) => place.closest("input, textarea, select, [contenteditable]") !== null;

export function heedKeys(part) {
  const button = part.querySelector("[data-weft=keys-switch]");
  let on = localStorage.getItem(KEPT) !== "off";
  const show = () => {
    button.textContent = on ? button.dataset.off : button.dataset.on;
    part.classList.toggle("weft-keys-off", !on);
  };
  button.addEventListener("click", () => {
    on = !on;
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, "off");
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!on || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const pressed = [...part.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
  show();
}
