// Sends the files of a form as the form would, in one request, and shows how far each file is.
// Where a page takes files in parts, parts.js sends them.

export const part = (form, name) => form.querySelector(`[data-weft=${name}]`);

export function showSending(form) {
  if (part(form, "sending").dataset.begin) return;
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((box) => [...box.files]);
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    if (isTooMuch(form, files)) return;
    send(form, files, new FormData(form, event.submitter));
  });
}

// What the site would refuse is not sent at all.
export function isTooMuch(form, files) {
  const place = part(form, "sending");
  const most = Number(place.dataset.most);
  if (!most || files.reduce((sum, file) => sum + file.size, 0) <= most) return false;
  place.hidden = false;
  place.querySelector("ul").replaceChildren();
  place.querySelector("[role=status]").textContent = place.dataset.tooMuch;
  return true;
}

function send(form, files, body) {
  const place = part(form, "sending");
  const rows = drawRows(place, files);
  const buttons = [...form.querySelectorAll("button")];
  const busy = (is) => buttons.forEach((button) => { button.disabled = is; });
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Weft-Sending", "yes");
  request.upload.addEventListener("progress", (event) => showHowFar(place, rows, files, event));
  request.addEventListener("load", () => follow(
    request.status, request.getResponseHeader("Location"), request.responseURL, request.responseText,
  ));
  request.addEventListener("error", () => {
    busy(false);
    place.querySelector("[role=status]").textContent = place.dataset.failed;
  });
  busy(true);
  request.send(body);
}

export function drawRows(place, files) {
  const list = place.querySelector("ul");
  const rows = files.map((file, at) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.id = `sending-${at}`;
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.className = "weft-progress";
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-labelledby", name.id);
    const state = document.createElement("span");
    state.textContent = place.dataset.waiting;
    row.append(name, bar, state);
    return { row, bar, state };
  });
  list.replaceChildren(...rows.map(({ row }) => row));
  place.hidden = false;
  return rows;
}

// A browser sends the files one after another, so how much is sent tells how far each file is.
function showHowFar(place, rows, files, { loaded, total }) {
  const whole = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let left = Math.max(0, loaded - Math.max(0, total - whole));
  let sent = 0;
  rows.forEach(({ bar, state }, at) => {
    const mine = Math.min(left, files[at].size);
    left -= mine;
    bar.value = files[at].size ? Math.floor((100 * mine) / files[at].size) : 100;
    if (mine === files[at].size) {
      sent += 1;
      state.textContent = place.dataset.sent;
    } else if (mine > 0) {
      state.textContent = `${bar.value}%`;
    }
  });
  const said = place.dataset.soFar.replace("{sent}", sent).replace("{all}", files.length);
  const status = place.querySelector("[role=status]");
  if (status.textContent !== said) status.textContent = said;
}

// Where the site led on, go there; where it answered with the form and its errors, show that.
export function follow(status, location, address, text) {
  if (status === 201) {
    window.location.assign(location);
    return;
  }
  if (address && address !== window.location.href) {
    window.location.assign(address);
    return;
  }
  document.open();
  document.write(text);
  document.close();
}
