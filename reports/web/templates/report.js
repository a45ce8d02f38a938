// Putting the page together.
let rerendering = false;

function drawAll() {
  drawGrid();
  drawTotals();
  drawFindings();
}

/** Paper shows what the filters leave, not only what was scrolled to. */
function onPaper(printing) {
  grid.printing = printing;
  if (rowCount() > ALL) drawGrid();
  if (printing && $("sheets")) drawSheets();
}

startPage();
if (form) {
  startFilters(drawAll);
  drawAll();
  startGrid();
  startDialog();
  startFindings();
  startRanking((region) => {
    form.elements.region.value = region;
    form.dispatchEvent(new Event("change"));
  });
  rerenders.push(() => {
    rerendering = true;
    fillFilters();
    tellResult();
    drawAll();
    rerendering = false;
  });
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
}
