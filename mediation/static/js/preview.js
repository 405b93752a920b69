// A preview button posts the form into an iframe by itself (formtarget). Here the frame is renewed
// first, so that looking does not fill the Back button, and data-preview-auto looks by itself. The
// paper of a form that is read while one types (live_form.js) is fetched instead, and takes the
// place of the old one on the same page when it is there.
import { csrfToken } from "./csrf.js";
import { wordsOf } from "./live_form.js";

const QUIET_MS = 1200;
// Where papers are asked for too often, the next try waits longer.
const BUSY_MS = 8000;
const LONGEST_LOADING_MS = 2000;
const PAGE = /\/Type\s*\/Page\b(?!s)/g;
const NOT_DRAWN = "纸面暂不更新。";
const timers = new WeakMap();
const papers = new WeakMap();

function frameOf(button) {
  return document.querySelector('iframe[name="' + button.dataset.previewFrame + '"]');
}

function isVisible(frame) {
  return Boolean(frame) && frame.offsetParent !== null;
}

function renewed(frame) {
  const fresh = document.createElement("iframe");
  Array.from(frame.attributes).forEach((attribute) => {
    if (attribute.name !== "src") fresh.setAttribute(attribute.name, attribute.value);
  });
  return fresh;
}

function show(frame, address) {
  const fresh = renewed(frame);
  fresh.src = address;
  fresh.classList.add("is-loading");
  frame.before(fresh);
  const take = () => {
    fresh.classList.remove("is-loading");
    frame.remove();
  };
  const timer = setTimeout(take, LONGEST_LOADING_MS);
  fresh.addEventListener("load", () => { clearTimeout(timer); take(); }, { once: true });
}

function paperOf(form) {
  if (!papers.has(form)) papers.set(form, { page: 1, pages: 0, blob: "" });
  return papers.get(form);
}

function tell(text) {
  const note = document.getElementById("paper-note");
  if (note) note.textContent = text;
}

function showPage(frame, state) {
  const address = state.blob || (frame.getAttribute("src") || "").split("#")[0];
  if (!address) return;
  state.page = Math.max(1, state.pages ? Math.min(state.page, state.pages) : state.page);
  show(frame, address + "#page=" + state.page + "&navpanes=0&view=FitH");
  const told = document.querySelector("[data-paper-page]");
  if (told) told.textContent = "第 " + state.page + (state.pages ? " / " + state.pages : "") + " 页";
}

async function take(frame, state, answer) {
  const content = await answer.arrayBuffer();
  tell("");
  state.pages = (new TextDecoder("latin1").decode(content).match(PAGE) || []).length;
  if (state.blob) URL.revokeObjectURL(state.blob);
  state.blob = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
  showPage(frame, state);
}

async function draw(form, button) {
  const state = paperOf(form);
  if (!isVisible(frameOf(button))) return;
  if (state.request) state.request.abort();
  state.request = new AbortController();
  try {
    const answer = await fetch(button.formAction.split("#")[0], {
      method: "POST",
      body: wordsOf(form),
      headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
      signal: state.request.signal,
    });
    if (answer.ok) await take(frameOf(button), state, answer);
    else if (answer.status === 429) plan(form, button, BUSY_MS);
    else tell((answer.headers.get("Content-Type") || "").startsWith("text/plain") ? await answer.text() : NOT_DRAWN);
  } catch (error) {
    // An older request was put aside, or the network is gone: the old paper stays.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
}

function post(form, button) {
  const place = document.activeElement;
  form.requestSubmit(button);
  if (place) place.focus({ preventScroll: true });
}

function plan(form, button, wait) {
  const act = form.matches("[data-live]") ? draw : post;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => act(form, button), wait));
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.matches("[data-preview]")) return;
  const frame = frameOf(button);
  button.formTarget = isVisible(frame) ? button.dataset.previewFrame : "_blank";
  if (!isVisible(frame)) return;
  if (event.target.matches("[data-live]")) {
    event.preventDefault();
    plan(event.target, button, 0);
  } else {
    frame.replaceWith(renewed(frame));
  }
});

// A form that is read while one types says whether its paper can be drawn at all; any other is
// drawn when a field was left.
function follow(event) {
  const form = event.target.form || (event.target.closest && event.target.closest("form"));
  const button = form && form.querySelector("[data-preview][data-preview-auto]");
  if (!button || !isVisible(frameOf(button)) || navigator.pdfViewerEnabled === false) return;
  const isRead = event.type === "live:read";
  const note = document.getElementById("paper-note");
  if (form.matches("[data-live]") !== isRead || (isRead && note && note.textContent.trim())) return;
  plan(form, button, QUIET_MS);
}

document.addEventListener("live:read", follow);
document.addEventListener("change", follow);

document.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-paper-turn]");
  if (!turn) return;
  const name = turn.parentElement.dataset.paperPages;
  const frame = document.querySelector('iframe[name="' + name + '"]');
  const button = document.querySelector('[data-preview-frame="' + name + '"]');
  if (!frame || !button) return;
  const state = paperOf(button.form);
  state.page += Number(turn.dataset.paperTurn);
  showPage(frame, state);
});

document.querySelectorAll("[data-paper-pages]").forEach((part) => { part.hidden = false; });
// A paper out of sight is not drawn; when it comes into sight it is brought up to date.
document.addEventListener("change", (event) => {
  if (!event.target.matches(".view-paper") || !event.target.checked) return;
  const button = document.querySelector("[data-preview][data-preview-auto]");
  if (button && button.form.dataset.unsaved) plan(button.form, button, 0);
});
