// Totals by region, measure and guiding department, of the plans and measures in view.
const LETTERS = 128; // codes of the letters that stand for states in a row

/** How often each letter stands in each column of some plans: one pass, whatever is added up afterwards. */
function countLetters(someRows) {
  const counts = new Uint32Array(columns.length * LETTERS);
  for (const { cells } of someRows)
    for (let c = 0; c < cells.length; c += 1) counts[c * LETTERS + cells.charCodeAt(c)] += 1;
  return counts;
}

/** Add up some columns of several counts. */
function tally(manyCounts, someColumns) {
  const total = { required: 0, covered: 0, missing: 0, states: new Map() };
  for (const counts of manyCounts) for (const { index } of someColumns)
    for (let code = 65; code < LETTERS; code += 1) {
      const count = counts[index * LETTERS + code];
      if (count) addTo(total, String.fromCharCode(code), count);
    }
  return total;
}

function addTo(total, letter, count) {
  const state = stateOfLetter(letter);
  if (state === states[UNCHECKED]) return;
  const { required, covered } = countsOf(letter);
  if (required) total.required += count;
  if (covered) total.covered += count;
  if (state.id === "missing") total.missing += count;
  total.states.set(state, (total.states.get(state) || 0) + count);
}

function groupBy(values, keysOf) {
  const groups = new Map();
  for (const value of values) for (const key of keysOf(value)) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
}

function stack(total) {
  const strip = h("div", { "aria-hidden": "true" });
  for (const state of states) {
    const count = total.states.get(state);
    if (!count) continue;
    const part = h("span", { class: "f-" + state.id, title: `${state.names[lang]} ${count}` });
    part.style.flexGrow = count;
    strip.append(part);
  }
  return h("td", { class: "stack" }, strip);
}

const percent = (total) => (total.required ? Math.floor((100 * total.covered) / total.required) + "%" : "–");

function totalsTable(caption, head, entries, kind) {
  const headings = ["required", "adopted_n", "share", "missing_n", "distribution"];
  return h("div", { class: `scroll ${kind}`, tabIndex: entries.length > 15 ? 0 : -1, role: "group", "aria-label": t(caption) },
    h("table", {},
      h("caption", {}, t(caption)),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t(head)), ...headings.map((key) => h("th", { scope: "col" }, t(key))))),
      h("tbody", {}, ...entries.map(([name, total]) =>
        h("tr", { class: total.missing ? "bad" : "" },
          h("th", { scope: "row" }, name),
          h("td", {}, total.required), h("td", {}, total.covered), h("td", {}, percent(total)),
          h("td", { class: "missing" }, total.missing), stack(total))))));
}

function drawTotals() {
  const nation = new Set(rows.map((row) => row.province)).size > 1;
  const regions = groupBy(visible.rows, (row) => [nation ? row.province : row.region]);
  const departments = groupBy(visible.columns, (column) => column.departments);
  const counts = new Map([...regions].map(([name, some]) => [name, countLetters(some)]));
  const all = [...counts.values()];
  const byRegion = [...counts].map(([name, own]) => [name, tally([own], visible.columns)]);
  const byDepartment = [...departments].map(([name, some]) => [name, tally(all, some)]);
  const byMeasure = visible.columns.map((column) => [`${column.id} ${titleOf(column)}`, tally(all, [column])]);
  const many = rows.length > 1;
  $("totals").replaceChildren(...[
    many ? totalsTable("by_region", "region", byRegion, "") : null,
    byDepartment.length ? totalsTable("by_department", "department", byDepartment, many ? "" : "wide") : null,
    many ? totalsTable("by_measure", "measure", byMeasure, "wide") : null,
  ].filter(Boolean));
  $("totals-section").hidden = !$("totals").childElementCount;
}
