// [data-needs="name of a field"]: in sight only while that field is answered, or is answered with
// data-needs-value. Without scripts everything is in sight.
function answerOf(form, name) {
  const field = form.elements[name];
  if (!field) return "";
  if (field instanceof RadioNodeList) return field.value;
  return field.type === "checkbox" && !field.checked ? "" : field.value;
}

export function showNeeded(form) {
  form.querySelectorAll("[data-needs]").forEach((part) => {
    const answer = answerOf(form, part.dataset.needs);
    const wanted = part.dataset.needsValue;
    part.hidden = wanted ? answer !== wanted : !answer;
  });
}

document.addEventListener("change", (event) => {
  const form = event.target.form || (event.target.closest && event.target.closest("form"));
  if (form) showNeeded(form);
});

document.querySelectorAll("form").forEach(showNeeded);
