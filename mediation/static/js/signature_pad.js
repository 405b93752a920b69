// A pad to sign on with a finger, a pen or a mouse. The strokes go into a hidden field as points
// from 0 to 1000 across and down, so that turning the tablet only changes their size.
const UNITS = 1000;
const MOST_POINTS = 5000;
const MOST_LINES = 200;
const NEAREST = 3; // points closer than this add nothing to the line
const PEN_PART = 1 / 220; // the width of the pen, as a part of the width of the pad
const NOTHING = "请先在框内写姓名，再确认。";
const TOO_LONG = "笔迹过多，请清除后只签姓名。";

function begin(pad) {
  const form = pad.closest("form");
  const canvas = pad.querySelector("[data-pad-canvas]");
  const kept = form.querySelector("[data-pad-strokes]");
  const problem = form.querySelector("[data-pad-problem]");
  const undo = form.querySelector("[data-pad-undo]");
  const clear = form.querySelector("[data-pad-clear]");
  const state = before(kept.value);
  let line = null;
  let pointer = null;

  function pointAt(event) {
    const box = canvas.getBoundingClientRect();
    const part = (value, size) => Math.min(UNITS, Math.max(0, Math.round((value / size) * UNITS)));
    return [part(event.clientX - box.left, box.width), part(event.clientY - box.top, box.height)];
  }

  function draw() {
    const scale = window.devicePixelRatio || 1;
    const box = canvas.getBoundingClientRect();
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    const pen = canvas.getContext("2d");
    pen.lineWidth = Math.max(2, canvas.width * PEN_PART);
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = "#111";
    state.lines.forEach((each) => drawLine(pen, each));
  }

  function drawLine(pen, points) {
    const place = ([x, y]) => [(x / UNITS) * canvas.width, (y / UNITS) * canvas.height];
    pen.beginPath();
    pen.moveTo(...place(points[0]));
    // A touch without a movement leaves a dot.
    points.slice(points.length > 1 ? 1 : 0).forEach((point) => pen.lineTo(...place(point)));
    pen.stroke();
  }

  function show() {
    const some = state.lines.length > 0;
    canvas.classList.toggle("has-ink", some);
    pad.querySelector("[data-pad-hint]").hidden = some;
    undo.disabled = clear.disabled = !some;
    const box = canvas.getBoundingClientRect();
    kept.value = some ? JSON.stringify({
      width: Math.round(box.width), height: Math.round(box.height), ...state,
    }) : "";
    draw();
  }

  function tell(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
  }

  function room() {
    const points = state.lines.reduce((sum, each) => sum + each.length, 0);
    return state.lines.length <= MOST_LINES && points < MOST_POINTS;
  }

  function add(event) {
    const point = pointAt(event);
    const last = line[line.length - 1];
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAREST) return;
    if (!room()) {
      tell(TOO_LONG);
      return;
    }
    line.push(point);
    state.ended = Date.now();
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button !== 0) return;
    event.preventDefault();
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    if (!state.lines.length) state.began = Date.now();
    line = [];
    state.lines.push(line);
    add(event);
    if (!line.length) state.lines.pop();
    show();
  });

  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    event.preventDefault();
    const between = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    (between.length ? between : [event]).forEach(add);
    draw();
  });

  function lift(event) {
    if (event.pointerId !== pointer) return;
    pointer = line = null;
    show();
  }

  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);

  undo.addEventListener("click", () => {
    state.lines.pop();
    tell("");
    show();
  });

  clear.addEventListener("click", () => {
    state.lines.length = 0;
    tell("");
    show();
  });

  form.addEventListener("submit", (event) => {
    if (state.lines.length) return;
    event.preventDefault();
    tell(NOTHING);
  });

  window.addEventListener("resize", show);
  show();
}

// What was written before the page came back with a question about another field.
function before(text) {
  try {
    const found = JSON.parse(text);
    return { lines: found.lines, began: found.began, ended: found.ended };
  } catch (error) {
    return { lines: [], began: 0, ended: 0 };
  }
}

document.querySelectorAll("[data-pad]").forEach(begin);
