// <select data-claimants="applicants">: its options follow the rows of that group, by number and
// name, while they are typed, added and removed. Without a script the server does it on each answer.
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

function refresh(form) {
  form.querySelectorAll("select[data-claimants]").forEach((select) => {
    const claimants = claimantsOf(form, select.dataset.claimants);
    const chosen = select.value;
    const options = claimants.map((each) => new Option(each.text, each.value));
    select.replaceChildren(...options);
    // The applicant of a claim that was removed is asked for again, not guessed.
    const stays = claimants.some((each) => each.value === chosen);
    if (!stays && claimants.length > 1) select.prepend(new Option("请选择", ""));
    select.value = stays || claimants.length !== 1 ? (stays ? chosen : "") : claimants[0].value;
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
  const matters = target.matches && target.matches("[data-claimant], .kind-choice, [data-rows]");
  if (target.matches && target.matches("section > [data-rows], .party-rows > [data-rows]")) count(target);
  const form = matters && target.closest("form");
  if (form && form.querySelector("select[data-claimants]")) refresh(form);
}

document.addEventListener("input", follow);
document.addEventListener("change", follow);
