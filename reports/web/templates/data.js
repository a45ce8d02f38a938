// The report as the page uses it: columns, rows, items, findings, by names instead of places.
const text = (number) => data.texts[number];
const texts = (numbers) => numbers.map(text);
const NONE = -1;

const states = data.states.map(([id, symbol, zh, en, zhMeaning, enMeaning]) => ({
  id, symbol, names: { zh, en }, meanings: { zh: zhMeaning, en: enMeaning },
}));
const UNCHECKED = states.length - 1;
const severities = data.severities.map(([id, mark, zh, en]) => ({ id, mark, names: { zh, en } }));
const rules = data.rules || [];

const inLanguages = ([zh, en]) => ({ zh: text(zh), en: text(en) });

const columns = data.columns.map(([id, number, document_, category, title, departments, content, scope], index) => ({
  id, index,
  number: String(number).padStart(2, "0"),
  list: id.slice(0, id.lastIndexOf("/")),
  document: text(document_), departments: texts(departments), content: text(content),
  categories: inLanguages(category), titles: inLanguages(title), scopes: inLanguages(scope),
  get category() { return this.categories[lang]; },
  get title() { return this.titles[lang]; },
  get scope() { return this.scopes[lang]; },
}));

const rows = data.rows.map(([path, title, region, province, required, covered, cells, items], index) => ({
  index, cells, items, required, covered,
  path: text(path), title: text(title), region: text(region), province: text(province),
  findings: [],
}));

// Regions with several plans are told apart by the names of their files.
const regionCounts = new Map();
for (const row of rows) regionCounts.set(row.region, (regionCounts.get(row.region) || 0) + 1);
for (const row of rows) {
  const file = row.path.split(/[\\/]/).pop();
  row.label = regionCounts.get(row.region) > 1 ? `${row.region} · ${file}` : row.region;
}

const stateOfLetter = (letter) => states[letter.toLowerCase().charCodeAt(0) - 97];
const stateOf = (row, column) => stateOfLetter(row.cells[column.index]);
const itemsOf = (row, column) => texts(row.items[column.index]);
const titleOf = (column) => column.title || t("withheld_title");

const DUE = new Set(["uncertain", "missing", "declined", "deferred", "unverified"]);

/** Whether a letter counts as required and as covered: a capital is covered, and out of its zone. */
function countsOf(letter) {
  const state = stateOfLetter(letter).id;
  const covered = letter < "a" || state === "covered" || state === "reworded";
  return { covered, required: covered || DUE.has(state) };
}

const readItem = ([number, title, body, scope, lead, responsible, assist, adopts]) => ({
  number: text(number), title: text(title), body: text(body), scope: texts(scope),
  lead: texts(lead), responsible: texts(responsible), assist: texts(assist), adopts,
});

/** The place of a finding in each language: words in a document, line and column in a plan file. */
function whereIs(row, line, place, [zh, en]) {
  const plain = [row.path, line, place].filter((part) => part !== 0).join(":");
  return zh ? { zh: `${row.path} ${zh}`, en: `${row.path} ${en}` } : { zh: plain, en: plain };
}

const readFinding = (row, items) =>
  ([rule, severity, variant, column, item, line, place, values, related, diff, reason, words]) => ({
    row, values, diff: texts(diff),
    rule: rules[rule], ruleNumber: rule, severity: severities[severity], severityNumber: severity, variant,
    column: column === NONE ? null : columns[column],
    item: item === NONE ? null : items[item],
    where: whereIs(row, line, place, texts(words)),
    related: texts(related),
    waived: reason === NONE ? null : text(reason),
  });

const findings = [];
(data.plans || []).forEach(([items, found, isDocument], index) => {
  const row = rows[index];
  row.isDocument = isDocument;
  row.plan = items.map(readItem);
  row.findings = found.map(readFinding(row, row.plan));
  for (const finding of row.findings) findings.push(finding);
});
// By severity, then rule, then plan and place: Array.sort is stable.
findings.sort((a, b) => !!a.waived - !!b.waived || a.severityNumber - b.severityNumber || a.ruleNumber - b.ruleNumber);

const unitsOf = (item) => (item ? [...item.lead, ...item.responsible, ...item.assist] : []);

/** The sentence of a finding. */
function sentence(finding) {
  const parts = finding.rule.variants[finding.variant][lang];
  const said = (value) => (Array.isArray(value) ? texts(value).join(lang === "zh" ? "、" : ", ") : text(value));
  return parts.map((part) => (typeof part === "number" ? said(finding.values[part]) : part)).join("");
}
