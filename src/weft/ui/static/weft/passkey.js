// Says in the page why a passkey could not be used, and which other way there is. The sign-in library's own
// script only writes it to the console.
(() => {
  const said = document.getElementById("no-passkey");
  const say = (why) => {
    said.querySelector("[data-weft=why]").textContent = said.dataset[why];
    said.hidden = false;
    said.focus();
  };
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    say(window.PublicKeyCredential && event.detail.exception?.name !== "SecurityError" ? "failed" : "none");
  });
})();
