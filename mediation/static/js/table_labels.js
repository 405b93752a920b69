// On a phone a table's rows become blocks: every cell is told the head of its column.
function label(root) {
  root.querySelectorAll("table.table-dense").forEach((table) => {
    const heads = Array.from(table.querySelectorAll("thead tr:first-child th"), (head) => {
      const words = head.cloneNode(true);
      words.querySelectorAll(".visually-hidden, .sort-mark").forEach((extra) => extra.remove());
      return words.textContent.trim();
    });
    table.querySelectorAll("tbody tr, tfoot tr").forEach((row) => {
      let place = 0;
      Array.from(row.children).forEach((cell) => {
        if (cell.colSpan === 1 && heads[place] && !cell.dataset.label) cell.dataset.label = heads[place];
        place += cell.colSpan;
      });
    });
  });
}

label(document);
document.addEventListener("htmx:load", (event) => label(event.target.parentElement || document));
