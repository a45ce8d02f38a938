// One cell opened: the measure, what the plan says of it, and the findings.
const dialog = $("dialog");
let opened = null;

function openCell(r, c) {
  hideTip();
  opened = [planAt(r, c), measureAt(r, c)];
  drawDialog();
  dialog.showModal();
}

function drawDialog() {
  const [row, column] = opened;
  const { state, items } = describe(row, column);
  const adopting = (row.plan || []).filter((item) => item.adopts.includes(column.index));
  const found = row.findings.filter((finding) => finding.column === column);
  const close = h("button", { type: "button" }, t("close"));
  close.addEventListener("click", () => dialog.close());
  const texts_ = row.plan ? (adopting.length ? adopting.map((item) => planSide(item)) : [planSide(null)]) : [];
  dialog.replaceChildren(
    h("header", {}, h("h2", { id: "dialog-heading" }, titleOf(column)), close),
    h("p", { class: "muted small" }, `${row.title}（${row.label}）`),
    h("p", { class: "state" }, h("span", { class: "sym s-" + state.id, "aria-hidden": "true" }, state.symbol),
      h("strong", {}, state.names[lang]), h("span", { class: "muted" }, [state.meanings[lang], items].filter(Boolean).join(" · "))),
    h("ul", { class: "cell-findings" }, ...found.map((finding) => h("li", {},
      h("span", { class: "badge " + finding.severity.id }, h("span", { "aria-hidden": "true" }, finding.severity.mark), finding.severity.names[lang]),
      " ", sentence(finding), " ", h("code", { class: "small muted" }, finding.where)))),
    h("div", { class: "sides" }, ...(texts_.length ? [h("div", {}, ...texts_)] : []), nationalSide(column)));
}

function startDialog() {
  dialog.addEventListener("close", () => { opened = null; focusCell(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
