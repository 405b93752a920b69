// <form data-warn-unsaved>: leaving the page with something typed and not kept asks first.
export function markDirty(form) {
  form.dataset.unsaved = "1";
}

export function markClean(form) {
  delete form.dataset.unsaved;
}

function noteChange(event) {
  const form = event.target.form || event.target.closest("form");
  if (form && form.matches("[data-warn-unsaved]")) markDirty(form);
}

document.addEventListener("input", noteChange);
document.addEventListener("change", noteChange);

document.addEventListener("submit", (event) => {
  const opensElsewhere = event.submitter && event.submitter.formTarget;
  if (!event.defaultPrevented && !opensElsewhere) markClean(event.target);
});

window.addEventListener("beforeunload", (event) => {
  if (!document.querySelector("form[data-unsaved]")) return;
  event.preventDefault();
  event.returnValue = "";
});

// A form shown again with errors holds what was typed but not kept.
if (document.querySelector("[data-error-summary]")) {
  document.querySelectorAll("form[data-warn-unsaved]").forEach(markDirty);
}
