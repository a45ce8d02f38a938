// What the reader wants to see. `chosen` is what the form says; `visible` what is left of the data.
const form = $("filters");
const chosen = { region: "", list: "", severity: "", rule: "", unit: "" };
const visible = { rows, columns, findings };

const aboutFindings = () => Boolean(chosen.severity || chosen.rule || chosen.unit);

const meets = (finding) =>
  (!chosen.severity || finding.severity.id === chosen.severity) &&
  (!chosen.rule || finding.rule.id === chosen.rule) &&
  (!chosen.list || !finding.column || finding.column.list === chosen.list) &&
  (!chosen.unit || unitsOf(finding.item).some((unit) => unit.includes(chosen.unit)));

const inRegion = (row) => !chosen.region || row.region === chosen.region || row.province === chosen.region;

function applyFilters() {
  visible.columns = columns.filter((column) => !chosen.list || column.list === chosen.list);
  const found = new Set();
  visible.findings = findings.filter((finding) => {
    const meant = inRegion(finding.row) && meets(finding);
    if (meant) found.add(finding.row);
    return meant;
  });
  visible.rows = rows.filter((row) => inRegion(row) && (!aboutFindings() || found.has(row)));
  visible.marked = aboutFindings() ? markedCells() : null;
}

/** The cells that the findings in view speak of. */
function markedCells() {
  const marked = new Set();
  for (const { row, column, item } of visible.findings) {
    if (column) marked.add(row.index * columns.length + column.index);
    else if (item) for (const index of item.adopts) marked.add(row.index * columns.length + index);
  }
  return marked;
}

const isDim = (row, column) => visible.marked && !visible.marked.has(row.index * columns.length + column.index);

const option = (value, label) => h("option", { value }, label);

function fill(name, options) {
  const field = form.elements[name];
  if (!field) return;
  field.replaceChildren(option("", t("any")), ...options);
  field.value = chosen[name];
  field.closest("label").hidden = options.length < 2;
}

/** Provinces, and below each its cities that have plans. */
function regionOptions() {
  const provinces = new Map();
  for (const row of rows) {
    if (!provinces.has(row.province)) provinces.set(row.province, new Set());
    if (row.region !== row.province) provinces.get(row.province).add(row.region);
  }
  return [...provinces].flatMap(([province, cities]) => [
    option(province, province),
    ...[...cities].map((city) => option(city, "　" + city)),
  ]);
}

function fillFilters() {
  const lists = new Map(columns.map((column) => [column.list, column.document]));
  const used = new Set(findings.map((finding) => finding.severity));
  fill("region", regionOptions());
  fill("list", [...lists].map(([list, document_]) => option(list, document_)));
  fill("severity", severities.filter((severity) => used.has(severity)).map((s) => option(s.id, `${s.mark} ${s.names[lang]}`)));
  fill("rule", rules.map((rule) => option(rule.id, `${rule.names[lang === "zh" ? 0 : 1]} ${rule.id}`)));
}

/** Units by how often they answer for an item; the field takes any part of a name besides. */
function fillUnits() {
  if (!$("units")) return;
  const counts = new Map();
  for (const row of rows) for (const item of row.plan || []) for (const unit of unitsOf(item)) counts.set(unit, (counts.get(unit) || 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 300);
  $("units").replaceChildren(...ordered.map(([unit]) => option(unit, unit)));
}

function tellResult() {
  const numbers = { plans: visible.rows.length, findings: visible.findings.length };
  $("result").textContent = data.plans ? t("shown", numbers) : t("shown_plans", numbers);
}

function startFilters(onChange) {
  const read = () => {
    for (const name of Object.keys(chosen)) chosen[name] = form.elements[name] ? form.elements[name].value.trim() : "";
    applyFilters();
    tellResult();
    onChange();
  };
  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", read);
  form.addEventListener("input", (event) => {
    if (event.target.name !== "unit") return;
    clearTimeout(waiting);
    waiting = setTimeout(read, 150);
  });
  form.addEventListener("reset", () => setTimeout(read));
  fillFilters();
  fillUnits();
  applyFilters();
  tellResult();
}
