// A second click on a slow evening must not send the form twice; the server guards too.
const REOPEN_MS = 8000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  const opensElsewhere = event.submitter && event.submitter.formTarget;
  if (event.defaultPrevented || form.method !== "post" || opensElsewhere) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  // An answer that is a download leaves this page standing, so the form opens again.
  setTimeout(() => form.removeAttribute("aria-busy"), REOPEN_MS);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
});
