// After a refused form: the reader is put before the list of errors, and its links into the fields.
const FIELDS = "input:not([type=hidden]), select, textarea";

function goTo(target) {
  const field = target.matches(FIELDS) ? target : target.querySelector(FIELDS) || target;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  goTo(target);
});

const summary = document.querySelector("[data-error-summary]");
if (summary) {
  document.title = "有误：" + document.title;
  summary.focus();
}
