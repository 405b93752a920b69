// A preview button posts the form into an iframe by itself (formtarget). Here the frame is renewed
// first, so that looking does not fill the Back button, and `data-preview-auto` looks by itself.
const QUIET_MS = 1200;
const timers = new WeakMap();

function frameOf(button) {
  return document.querySelector('iframe[name="' + button.dataset.previewFrame + '"]');
}

function renew(frame) {
  const fresh = document.createElement("iframe");
  Array.from(frame.attributes).forEach((attribute) => {
    if (attribute.name !== "src") fresh.setAttribute(attribute.name, attribute.value);
  });
  frame.replaceWith(fresh);
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.matches("[data-preview]")) return;
  const frame = frameOf(button);
  const visible = frame && frame.offsetParent !== null;
  button.formTarget = visible ? button.dataset.previewFrame : "_blank";
  if (visible) renew(frame);
});

document.addEventListener("change", (event) => {
  const form = event.target.form || (event.target.closest && event.target.closest("form"));
  const button = form && form.querySelector("[data-preview][data-preview-auto]");
  if (!button) return;
  const frame = frameOf(button);
  if (!frame || frame.offsetParent === null) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => {
    const place = document.activeElement;
    form.requestSubmit(button);
    if (place) place.focus({ preventScroll: true });
  }, QUIET_MS));
});
