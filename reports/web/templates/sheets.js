// What is printed in place of the cards: a sheet a plan, short enough for one page where plans are many.
const side = () => (lang === "zh" ? 0 : 1);

/** Findings of a plan in groups of one severity and rule, the gravest first. */
function groupsOf(found) {
  const groups = new Map();
  for (const finding of found) {
    const key = `${finding.severityNumber} ${finding.ruleNumber}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(finding);
  }
  return [...groups.values()].sort((a, b) => a[0].severityNumber - b[0].severityNumber || a[0].ruleNumber - b[0].ruleNumber);
}

const printedPlace = (finding) => finding.where[lang].slice(finding.row.path.length).replace(/^[ :]/, "");

const fixesOf = (group) =>
  [...new Set(group.map((f) => f.rule.variants[f.variant].fix[f.row.isDocument][side()]))].join(lang === "zh" ? "" : " ");

/** Which items or measures a group is about, where its sentences are not printed. */
function aboutWhich(group) {
  const names = group.map((f) => (f.column ? f.column.id : f.item ? t("item_n", { n: f.item.number }) : "")).filter(Boolean);
  return listed([...new Set(names)]);
}

function sheetGroup(group, inFull) {
  const [{ severity, rule }] = group;
  const count = group.length > 1 ? ` ×${group.length}` : "";
  const head = [h("b", { class: severity.id }, `${severity.mark} ${rule.names[side()]}${count}`)];
  if (!inFull) {
    const which = aboutWhich(group);
    return h("p", {}, ...head, which ? `${lang === "zh" ? "：" : ": "}${which}` : "");
  }
  return h("div", { class: "told" },
    h("p", {}, ...head, h("span", { class: "muted" }, ` ${t("mend")}${lang === "zh" ? "：" : ": "}`, ...prose(fixesOf(group)))),
    h("ul", {}, ...group.map((f) => h("li", {}, h("code", {}, printedPlace(f)), " ", sentence(f)))));
}

/** Of one plan all but notes is told in full; of many, errors are. */
function sheet(row, found, alone) {
  const last = severities[alone ? 1 : 0].id;
  const inFull = (severity) => severities.findIndex((s) => s.id === severity.id) <= severities.findIndex((s) => s.id === last);
  const counted = found.filter((finding) => finding.waived === null);
  return h("section", { class: alone ? "sheet" : "sheet apart" },
    alone ? null : h("h2", {}, row.region),
    alone ? null : h("p", { class: "muted" }, [row.title, row.path, t("adopted_of", { required: row.required, covered: row.covered })].join(" · ")),
    ...groupsOf(counted).map((group) => sheetGroup(group, inFull(group[0].severity))),
    counted.length ? null : h("p", {}, t("no_findings_at_all")));
}

function drawSheets() {
  const of = new Map(visible.rows.map((row) => [row, []]));
  for (const finding of visible.findings) of.get(finding.row)?.push(finding);
  const worst = [...of].sort((a, b) => rankOf(a[0]) - rankOf(b[0]));
  $("sheets").replaceChildren(...worst.map(([row, found]) => sheet(row, found, of.size === 1)));
}
