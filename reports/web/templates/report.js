// Putting the page together.
let rerendering = false;

function drawAll() {
  drawGrid();
  drawTotals();
  drawFindings();
}

const ON_PAPER = 1000; // findings; of more, the page says how many are left, and filters choose

/** Paper shows what the filters leave, not only what was scrolled to. */
function onPaper(printing) {
  grid.printing = printing;
  if (rowCount() > ALL) drawGrid();
  if (printing && $("list")) drawMore(Math.max(0, ON_PAPER - feed.drawn));
}

startPage();
if (form) {
  startFilters(drawAll);
  drawAll();
  startGrid();
  startDialog();
  startFindings();
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
