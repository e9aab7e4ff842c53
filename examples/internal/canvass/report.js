
"use strict";
for (const table of document.querySelectorAll("table.wards")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, column) => row.cells[column].dataset.sort;
  const compare = (a, b) => a - b || a.localeCompare(b, document.documentElement.lang);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.title = table.dataset.hint + ": " + button.textContent;
    head.append(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)) || compare(key(a, 0), key(b, 0)));
      if (descending) rows.reverse();
      body.append(...rows);
    });
  });
}
