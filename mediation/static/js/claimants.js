// <select data-claimants="applicants">: its options are the rows of that group, by number and name,
// as they are typed, added and removed. They are written when the box is opened, because a hundred
// rows of a hundred options are too many to keep. Without a script the server lists them.
function nameIn(row) {
  const employer = row.querySelector(".kind-choice-employer");
  const kind = employer && employer.checked ? "employer" : "name";
  const field = row.querySelector('[data-claimant="' + kind + '"]');
  return field ? field.value.trim() : "";
}

function claimantsOf(form, group) {
  const rows = Array.from(form.querySelectorAll('[data-rows="' + group + '"] [data-row]'));
  return rows
    .filter((row) => row.dataset.row.replace(/-[0-9]+$/, "") === group)
    .map((row, place) => ({
      value: row.dataset.row.slice(group.length + 1),
      text: (place + 1 + " " + nameIn(row)).trim(),
    }));
}

function fill(select, claimants) {
  const chosen = select.value;
  const stays = claimants.some((each) => each.value === chosen);
  select.replaceChildren(...claimants.map((each) => new Option(each.text, each.value)));
  // The applicant of a claim that was removed is asked for again, not guessed.
  if (!stays) select.prepend(new Option("请选择", ""));
  select.value = stays ? chosen : "";
}

function showNames(form) {
  const selects = Array.from(form.querySelectorAll("select[data-claimants]"));
  if (!selects.length) return;
  const names = new Map(claimantsOf(form, selects[0].dataset.claimants).map((each) => [each.value, each.text]));
  selects.forEach((select) => {
    if (!names.has(select.value)) fill(select, claimantsOf(form, select.dataset.claimants));
    Array.from(select.options).forEach((option) => {
      if (names.has(option.value)) option.text = names.get(option.value);
    });
  });
}

// The column of anchors tells how many rows there are.
function count(group) {
  const section = group.closest("section[id]");
  const link = section && document.querySelector('.anchors a[href="#' + section.id + '"] .anchor-count');
  const rows = group.querySelectorAll("[data-row]").length - group.querySelectorAll("[data-row] [data-row]").length;
  if (link) link.textContent = String(rows);
}

function follow(event) {
  const target = event.target;
  if (!target.matches) return;
  if (target.matches("section > [data-rows], .party-rows > [data-rows]")) count(target);
  if (target.matches("[data-claimant], .kind-choice, [data-rows]")) showNames(target.closest("form"));
}

document.addEventListener("input", follow);
document.addEventListener("change", follow);
document.addEventListener("focusin", (event) => {
  const select = event.target;
  if (select.matches("select[data-claimants]")) fill(select, claimantsOf(select.form, select.dataset.claimants));
});
