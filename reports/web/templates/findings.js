// The findings, by severity and rule, each with the plan's words and the nation's side by side.
const CHUNK = 40;
const feed = { entries: [], drawn: 0 };

/** A title with the words marked that only its side of a comparison has; the title itself stays as printed. */
function marked(title, diff, sign) {
  const nodes = [];
  let at = 0;
  for (const segment of diff) {
    if (segment[0] !== sign) continue;
    const words = segment.slice(1);
    const found = title.indexOf(words, at);
    if (found < 0) continue;
    const label = t(sign === "-" ? "diff_dropped" : "diff_added");
    nodes.push(title.slice(at, found), h(sign === "-" ? "del" : "ins", { title: label }, words));
    at = found + words.length;
  }
  return [...nodes, title.slice(at)];
}

function facts(pairs) {
  const told = pairs.filter(([, value]) => value);
  return told.length ? h("dl", {}, ...told.flatMap(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)])) : null;
}

/** A long text shown by its first lines, whole on request. */
function body(words) {
  if (!words) return null;
  const paragraph = h("p", { class: "body" }, words);
  if (words.length < 110) return paragraph;
  paragraph.classList.add("clamped");
  const button = h("button", { type: "button", class: "link", "aria-expanded": "false" }, t("full_text"));
  button.addEventListener("click", () => {
    const open = !paragraph.classList.toggle("clamped");
    button.textContent = t(open ? "short_text" : "full_text");
    button.setAttribute("aria-expanded", String(open));
  });
  return h("div", {}, paragraph, button);
}

const listed = (names) => names.join(lang === "zh" ? "、" : ", ");

function planSide(item, diff = []) {
  if (!item) return h("div", { class: "side absent" }, h("h4", {}, t("plan_words")), h("p", { class: "muted" }, t("no_item")));
  const units = unitsOf(item).length ? [] : [["responsible", t("no_units")]];
  return h("div", { class: "side" },
    h("h4", {}, `${t("plan_words")} · ${t("item_n", { n: item.number })}`),
    h("p", { class: "name" }, ...marked(item.title, diff, "+")),
    body(item.body),
    facts([["area", listed(item.scope)], ["lead", listed(item.lead)], ["responsible", listed(item.responsible)], ["assist", listed(item.assist)], ...units]));
}

function nationalSide(column, diff = []) {
  return h("div", { class: "side" },
    h("h4", {}, `${t("national_words")} · ${column.document} · ${column.id}`),
    h("p", { class: "name" }, ...marked(column.titles.zh || titleOf(column), diff, "-")),
    lang === "en" && column.titles.en !== column.titles.zh ? h("p", { class: "small muted" }, t("our_english", { title: column.titles.en })) : null,
    data.plans ? body(column.content) || h("p", { class: "body muted" }, t("no_content")) : null,
    facts([["scope", data.plans ? column.scope || t("unstated") : ""], ["guided_by", listed(column.departments)]]));
}

/** Citations that the national side does not show already. */
function seeAlso(finding) {
  const rest = finding.related.filter((words) => !(finding.column && words.endsWith(finding.column.titles.zh)));
  return rest.length ? h("p", { class: "small muted" }, `${t("also")}${lang === "zh" ? "：" : ": "}${rest.join(lang === "zh" ? "；" : "; ")}`) : null;
}

/** The measure that a finding names, else the one that its item adopts. */
const measureOf = ({ item, column }) => column || (item && item.adopts.length ? columns[item.adopts[0]] : null);

function sides(finding) {
  const column = measureOf(finding);
  if (!finding.item && !column) return null;
  return h("div", { class: "sides" },
    planSide(finding.item, finding.diff),
    column ? nationalSide(column, finding.diff) : null);
}

function findingCard(finding) {
  return h("article", { class: "finding" + (finding.waived === null ? "" : " waived") },
    h("p", { class: "where" }, h("span", {}, finding.row.region), h("code", {}, finding.where[lang])),
    h("p", { class: "said" }, sentence(finding)),
    finding.waived === null ? null : h("p", { class: "small muted" }, t("waived_because", { reason: finding.waived })),
    sides(finding),
    seeAlso(finding));
}

/** A sentence of a rule's documentation, which is Markdown: what stands between backticks is code. */
const prose = (words) => words.split("`").map((part, i) => (i % 2 ? h("code", {}, part) : part));

function groupHeading({ rule, severity, count, waived, fixes }) {
  const side = lang === "zh" ? 0 : 1;
  const name = waived ? t("waived") : severity.names[lang];
  return h("div", {},
    h("h3", {},
      h("span", { class: "badge " + (waived ? "waived" : severity.id) }, h("span", { "aria-hidden": "true" }, severity.mark), name),
      rule.names[side], " ", h("code", {}, rule.id), h("span", { class: "muted small" }, `${count}`)),
    h("p", { class: "rule-about" }, ...prose(rule.summary[side]), " ", h("b", {}, t("mend") + (lang === "zh" ? "：" : ": ")), ...prose([...fixes].join(lang === "zh" ? "" : " "))));
}

/** Headings and findings in one line, so that they can be drawn piece by piece. */
function arrange() {
  feed.entries = [];
  let group = null;
  for (const finding of visible.findings) {
    const waived = finding.waived !== null;
    if (!group || group.rule !== finding.rule || group.severity !== finding.severity || group.waived !== waived) {
      group = { rule: finding.rule, severity: finding.severity, waived, count: 0, fixes: new Set() };
      feed.entries.push({ group });
    }
    group.count += 1;
    group.fixes.add(finding.rule.variants[finding.variant].fix[finding.row.isDocument][lang === "zh" ? 0 : 1]);
    feed.entries.push({ finding });
  }
}

function drawMore(count = CHUNK) {
  const next = feed.entries.slice(feed.drawn, feed.drawn + count);
  feed.drawn += next.length;
  $("list").append(...next.map(({ group, finding }) => (group ? groupHeading(group) : findingCard(finding))));
  const left = feed.entries.length - feed.drawn;
  $("more").hidden = left === 0;
  $("more").textContent = t("more", { n: feed.entries.slice(feed.drawn).filter((entry) => entry.finding).length });
}

function drawFindings() {
  if (!$("list")) return;
  const drawn = Math.max(CHUNK, rerendering ? feed.drawn : 0);
  arrange();
  feed.drawn = 0;
  $("list").replaceChildren();
  if (feed.entries.length) drawMore(drawn);
  else {
    $("more").hidden = true;
    $("list").append(h("p", { class: "empty" }, t(findings.length ? "no_findings" : "no_findings_at_all")));
  }
}

function startFindings() {
  const more = $("more");
  if (!more) return;
  more.addEventListener("click", () => drawMore());
  new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting) && !more.hidden) drawMore(); },
    { rootMargin: "600px" }).observe(more);
}
