// The coverage map: plans by measures as a grid, or, for a few plans, measures with their titles to read down.
const READING = 4; // up to so many plans, measures are rows
const ALL = 60; // up to so many rows, all are drawn at once
const ROW = 24; // height of a row in pixels, as in matrix.css
const SPARE = 20; // rows drawn beyond what is seen
const ROWS_ON_PAPER = 400; // of more, the page says how many are left

const box = $("matrix");
const grid = { reading: false, row: 0, column: 0, first: 0, last: 0, printing: false };

const rowCount = () => (grid.reading ? visible.columns.length : visible.rows.length);
const columnCount = () => (grid.reading ? visible.rows.length : visible.columns.length);
const planAt = (r, c) => visible.rows[grid.reading ? c : r];
const measureAt = (r, c) => visible.columns[grid.reading ? r : c];

const starts = (column, before, key) => !before || before.list !== column.list || (key === "category" && before.category !== column.category);

function edge(c) {
  const [column, before] = [visible.columns[c], visible.columns[c - 1]];
  if (starts(column, before, "list")) return " first-of-list";
  return starts(column, before, "category") ? " first-of-category" : "";
}

function describe(row, column) {
  const state = stateOf(row, column);
  const items = itemsOf(row, column).map((n) => t("item_n", { n })).join(lang === "zh" ? "、" : ", ");
  const found = row.findings.filter((finding) => finding.column === column).length;
  return { state, items, found: found ? t("n_findings", { n: found }) : "" };
}

const adoptedTitles = (row, column) =>
  (row.plan || []).filter((item) => item.adopts.includes(column.index)).map((item) => item.title);

function cell(r, c) {
  const [row, column] = [planAt(r, c), measureAt(r, c)];
  const { state, items, found } = describe(row, column);
  const label = [row.label, `${column.id} ${titleOf(column)}`, state.names[lang], items, found].filter(Boolean).join("，");
  const current = r === grid.row && c === grid.column;
  const kind = "cell" + (isDim(row, column) ? " dim" : "") + (grid.reading ? "" : edge(c));
  const properties = {
    role: "gridcell", class: kind, tabIndex: current ? 0 : -1, "aria-label": label, "aria-colindex": c + 2, "data-r": r, "data-c": c,
  };
  const symbol = h("i", { class: "s-" + state.id, "aria-hidden": "true" }, state.symbol);
  if (!grid.reading) return h("td", properties, symbol);
  const said = visible.rows.length === 1 ? [items, ...adoptedTitles(row, column)].join("　") : items;
  return h("td", properties, symbol, h("span", { class: "what" }, state.names[lang]), h("span", { class: "items" }, said));
}

function header(label, kind, span, title = "") {
  return h("th", { class: kind, colSpan: span, scope: "colgroup", title }, h("span", {}, label));
}

/** One row of headings over columns that share a list or a category. */
function groupHeadings(key, kind) {
  const cells = [];
  visible.columns.forEach((column, c) => {
    const begins = starts(column, visible.columns[c - 1], key);
    if (begins) cells.push(header(column[key], kind + edge(c), 1, column[key]));
    else cells[cells.length - 1].colSpan += 1;
  });
  return cells;
}

function chartHead() {
  const corner = (key, kind) => h("th", { class: "corner " + kind, rowSpan: 3, scope: "col" }, t(key));
  const numbers = visible.columns.map((column, c) =>
    h("th", { class: "number" + edge(c), scope: "col", title: `${column.id} ${titleOf(column)}` }, column.number));
  return h("thead", {},
    h("tr", {}, corner("region", "head"), ...groupHeadings("document", "document"), corner("rate", "rate")),
    h("tr", {}, ...groupHeadings("category", "category")),
    h("tr", {}, ...numbers));
}

function chartRow(r) {
  const row = visible.rows[r];
  return h("tr", { "aria-rowindex": r + 4 },
    h("th", { class: "head", scope: "row", title: `${row.title}\n${row.path}` }, row.label),
    ...visible.columns.map((_, c) => cell(r, c)),
    h("td", { class: "rate" }, `${row.covered}/${row.required}`));
}

function spacer(height) {
  const filler = h("tr", { class: "spacer", "aria-hidden": "true" }, h("td", { colSpan: columnCount() + 2 }));
  filler.firstChild.style.height = height + "px";
  return filler;
}

const unprinted = (n) => h("tr", {}, h("th", { colSpan: columnCount() + 2, scope: "row" }, t("not_printed", { n })));

/** Draw the rows that can be seen, and empty space for the others. */
function chartBody() {
  const count = rowCount();
  grid.first = 0;
  grid.last = count;
  if (count > ALL && !grid.printing) {
    grid.first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
    grid.last = Math.min(count, grid.first + Math.ceil(box.clientHeight / ROW) + 2 * SPARE);
  }
  if (grid.printing) grid.last = Math.min(count, ROWS_ON_PAPER);
  const drawn = [];
  if (grid.first) drawn.push(spacer(grid.first * ROW));
  for (let r = grid.first; r < grid.last; r += 1) drawn.push(chartRow(r));
  if (grid.last < count) drawn.push(grid.printing ? unprinted(count - grid.last) : spacer((count - grid.last) * ROW));
  return drawn;
}

function readingBody() {
  const drawn = [];
  const width = { colSpan: columnCount() + 1, scope: "colgroup" };
  visible.columns.forEach((column, r) => {
    const before = visible.columns[r - 1];
    if (starts(column, before, "list")) drawn.push(h("tr", { class: "group list" }, h("th", width, column.document)));
    if (starts(column, before, "category")) drawn.push(h("tr", { class: "group" }, h("th", width, column.category)));
    drawn.push(h("tr", { "aria-rowindex": r + 2 },
      h("th", { class: "head", scope: "row" }, h("span", { class: "no" }, column.number), titleOf(column)),
      ...visible.rows.map((_, c) => cell(r, c))));
  });
  return drawn;
}

function readingHead() {
  return h("thead", {}, h("tr", {},
    h("th", { scope: "col" }, t("measure")),
    ...visible.rows.map((row) => h("th", { scope: "col", title: row.path }, row.label))));
}

function widths() {
  const narrow = innerWidth <= 640;
  const [first, other, last] = grid.reading
    ? [narrow ? 170 : 420, narrow ? 140 : 170, 0]
    : [narrow ? 104 : regionCounts.size < rows.length ? 160 : 140, narrow ? 26 : 18, 60];
  const sized = (width) => { const col = h("col"); if (width) col.style.width = width + "px"; return col; };
  const group = h("colgroup", {}, sized(first), ...Array.from({ length: columnCount() }, () => sized(0)), ...(last ? [sized(last)] : []));
  return { group, least: first + other * columnCount() + last };
}

function drawGrid() {
  grid.reading = rows.length <= READING;
  grid.row = Math.min(grid.row, Math.max(0, rowCount() - 1));
  grid.column = Math.min(grid.column, Math.max(0, columnCount() - 1));
  box.classList.toggle("reading", grid.reading);
  box.classList.toggle("tallest", !grid.reading && rowCount() > ALL && !grid.printing);
  $("matrix-section").classList.toggle("chart", !grid.reading);
  if (!rowCount() || !columnCount()) {
    box.replaceChildren(h("p", { class: "empty" }, t("no_rows")));
    return;
  }
  const { group, least } = widths();
  grid.body = h("tbody");
  const table = h("table", {
    role: "grid", "aria-label": t("matrix_label"), "aria-describedby": "matrix-help",
    "aria-rowcount": rowCount() + (grid.reading ? 1 : 3), "aria-colcount": columnCount() + (grid.reading ? 1 : 2),
  }, group, grid.reading ? readingHead() : chartHead(), grid.body);
  table.style.minWidth = least + "px";
  box.replaceChildren(table);
  grid.body.replaceChildren(...(grid.reading ? readingBody() : chartBody()));
}

/** After scrolling: draw again only when what is seen nears the end of what is drawn. */
function followScroll() {
  if (grid.reading || rowCount() <= ALL || grid.printing) return;
  const seen = Math.floor(box.scrollTop / ROW);
  const end = seen + Math.ceil(box.clientHeight / ROW);
  const enough = (seen - SPARE / 2 >= grid.first || grid.first === 0) && (end + SPARE / 2 <= grid.last || grid.last === rowCount());
  if (enough) return;
  const focused = grid.body.contains(document.activeElement);
  grid.body.replaceChildren(...chartBody());
  if (focused) focusCell(false);
}
