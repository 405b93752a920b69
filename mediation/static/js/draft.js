// <form data-draft-url="…">: what is typed is kept on the server a moment after the typing stops.
// The answer is JSON {saved_at: "10:42", id: 7}, both optional; `id` goes into input[name=draft_id].
import { csrfToken } from "./csrf.js";
import { markClean, markDirty } from "./unsaved.js";

const QUIET_MS = 1500;
const RETRY_MS = 20000;
// The hidden fields of the page are no words of the person.
const OF_THE_PAGE = ["csrf_token", "form_key"];
// Browsers refuse a keepalive request whose body is larger than 64 KiB.
const KEEPALIVE_BYTES = 60000;

function serialise(form) {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    const field = form.elements[name];
    const secret = field && field.type === "password";
    if (typeof value === "string" && !OF_THE_PAGE.includes(name) && !secret) body.append(name, value);
  });
  return body.toString();
}

function clockTime() {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
}

class Draft {
  constructor(form) {
    this.form = form;
    // A form that came back with errors holds words that no draft has yet.
    this.kept = document.querySelector("[data-error-summary]") ? null : serialise(form);
    this.timer = 0;
    this.busy = false;
    this.stopped = false;
  }

  tell(text, failed) {
    const place = this.form.querySelector("[data-draft-status]") || document.querySelector("[data-draft-status]");
    if (!place) return;
    place.textContent = text;
    place.classList.toggle("failed", Boolean(failed));
    if (failed) place.setAttribute("role", "alert");
    else place.removeAttribute("role");
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  async save(leaving) {
    const body = serialise(this.form);
    if (this.stopped || body === this.kept) return;
    if (this.busy && !leaving) return;
    this.busy = true;
    try {
      const response = await this.send(body, leaving);
      await this.finish(response, body);
    } catch (error) {
      this.tell("暂时没能保存到服务器，内容还在本页，稍后自动再试。", true);
      this.schedule(RETRY_MS);
    } finally {
      this.busy = false;
    }
  }

  send(body, leaving) {
    return fetch(this.form.dataset.draftUrl, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": csrfToken(),
        "X-Requested-With": "draft",
        Accept: "application/json",
      },
      body,
      credentials: "same-origin",
      redirect: "manual",
      keepalive: Boolean(leaving) && body.length < KEEPALIVE_BYTES,
    });
  }

  async finish(response, body) {
    const signedOut = response.type === "opaqueredirect" || [400, 401, 403].includes(response.status);
    if (signedOut) {
      this.tell("没有自动保存：登录已过期。请在新窗口登录后回到本页继续，内容不会丢。", true);
      this.schedule(RETRY_MS);
      return;
    }
    if (!response.ok) throw new Error(String(response.status));
    const answer = await response.json().catch(() => ({}));
    this.adopt(answer.id);
    this.kept = body;
    this.tell("已自动保存 " + (answer.saved_at || clockTime()));
    if (serialise(this.form) === this.kept) markClean(this.form);
    else this.schedule(QUIET_MS);
  }

  adopt(id) {
    const field = this.form.elements.draft_id;
    if (id === undefined || !field || field.value === String(id)) return;
    field.value = String(id);
  }
}

const drafts = new Map();

function draftOf(target) {
  const form = target.form || (target.closest && target.closest("form"));
  return form ? drafts.get(form) : undefined;
}

function noteChange(event) {
  const draft = draftOf(event.target);
  if (draft) draft.schedule(QUIET_MS);
}

document.querySelectorAll("form[data-draft-url]").forEach((form) => {
  const draft = new Draft(form);
  drafts.set(form, draft);
  if (draft.kept === null) draft.schedule(QUIET_MS);
});
document.addEventListener("input", noteChange);
document.addEventListener("change", noteChange);
window.addEventListener("online", () => drafts.forEach((draft) => draft.save()));

document.addEventListener("submit", (event) => {
  const draft = drafts.get(event.target);
  const opensElsewhere = event.submitter && event.submitter.formTarget;
  if (!draft || event.defaultPrevented || opensElsewhere) return;
  // The form itself is on its way: a draft that arrives after it would come back as a ghost.
  clearTimeout(draft.timer);
  draft.stopped = true;
});

window.addEventListener("pageshow", () => drafts.forEach((draft) => { draft.stopped = false; }));

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") drafts.forEach((draft) => draft.save(true));
});

// A draft taken up again differs from the blank form, so it still counts as not yet submitted.
document.querySelectorAll("form[data-draft-url][data-draft-resumed]").forEach(markDirty);
