// Sends the files of a form in parts, by the tus protocol, so that sending goes on where it stopped: after a
// connection that broke off, a browser that was closed, a site that was begun again. Then it sends the form.
import { drawRows, follow, isTooMuch, part } from "./upload.js";

const A_PART = 8_000_000;
const TRY_AGAIN_AFTER = [0, 1000, 2000, 5000, 10_000, 20_000, 30_000, 30_000, 60_000];

document.querySelectorAll("[data-weft=sending][data-begin]").forEach((place) => {
  const form = place.closest("form");
  const known = JSON.parse(place.dataset.known);
  form.addEventListener("submit", (event) => {
    const boxes = [...form.querySelectorAll("input[type=file]")];
    const files = boxes.flatMap((box) => [...box.files]);
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    if (isTooMuch(form, files)) return;
    const body = new FormData(form, event.submitter);
    boxes.forEach((box) => body.delete(box.name));
    sendAll(form, files, known, body);
  });
});

async function sendAll(form, files, known, body) {
  const place = part(form, "sending");
  const rows = drawRows(place, files);
  const buttons = [...form.querySelectorAll("button:not([type=button])")];
  const busy = (is) => buttons.forEach((button) => { button.disabled = is; });
  busy(true);
  try {
    const tus = await library(place.dataset.tus);
    for (const [at, file] of files.entries()) {
      say(place, soFar(place, at, files.length));
      if (file.size === 0) body.append("chosen", file); // has no parts: the site says so, by its name
      else body.append("arrived", await sendOne(tus, form, file, rows[at], known));
    }
    say(place, soFar(place, files.length, files.length));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "Weft-Sending": "yes" } });
    follow(answer.status, answer.headers.get("Location"), answer.url, await answer.text());
  } catch (fault) {
    busy(false);
    say(place, reason(fault) || place.dataset.stopped);
  }
}

function sendOne(tus, form, file, { bar, state }, known) {
  const place = part(form, "sending");
  const changed = String(file.lastModified);
  const about = { name: file.name, size: file.size, changed };
  const begun = known.findLast((one) => Object.keys(about).every((key) => one[key] === about[key]));
  return new Promise((whole, failed) => {
    const upload = new tus.Upload(file, {
      endpoint: place.dataset.begin,
      uploadUrl: begun?.url,
      chunkSize: A_PART,
      retryDelays: TRY_AGAIN_AFTER,
      storeFingerprintForResuming: false,
      headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
      metadata: { filename: file.name, changed },
      onUploadUrlAvailable: () => known.push({ ...about, url: upload.url }),
      onProgress: (sent, all) => {
        bar.value = all ? Math.floor((100 * sent) / all) : 100;
        state.textContent = `${bar.value}%`;
      },
      onError: (fault) => {
        if (navigator.onLine || fault.originalResponse) return failed(fault);
        say(place, place.dataset.breaks);
        window.addEventListener("online", () => upload.start(), { once: true });
      },
      onSuccess: () => {
        bar.value = 100;
        state.textContent = place.dataset.sent;
        whole(new URL(upload.url, window.location.href).pathname.split("/").at(-2));
      },
    });
    upload.start();
  });
}

// What the site says to the person who sends; other answers are pages.
function reason(fault) {
  const answer = fault.originalResponse;
  return answer?.getHeader("Content-Type")?.startsWith("text/plain") ? answer.getBody() : "";
}

function say(place, words) {
  const status = place.querySelector("[role=status]");
  if (status.textContent !== words) status.textContent = words;
}

const soFar = (place, sent, all) => place.dataset.soFar.replace("{sent}", sent).replace("{all}", all);

function library(address) {
  if (window.tus) return window.tus;
  return new Promise((here, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => here(window.tus));
    script.addEventListener("error", failed);
    document.head.append(script);
  });
}
