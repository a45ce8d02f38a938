// Moving about the grid by keyboard and mouse, the hint beside a cell, and the cell opened.
const tip = $("tip");

const cellElement = (r, c) => box.querySelector(`[data-r="${r}"][data-c="${c}"]`);

/** Bring the current row into the drawn part of a long grid. */
function reveal() {
  if (grid.reading || (grid.row >= grid.first && grid.row < grid.last)) return;
  box.scrollTop = Math.max(0, grid.row * ROW - box.clientHeight / 2);
  grid.body.replaceChildren(...chartBody());
}

function focusCell(scroll = true) {
  if (scroll) reveal();
  const element = cellElement(grid.row, grid.column);
  if (!element) {
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    return;
  }
  element.focus({ preventScroll: true });
  if (scroll) clearHeadings(element);
}

/** Scroll so that the cell is not under the headings, which stay in place. */
function clearHeadings(element) {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (grid.reading) return;
  const [place, frame] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const head = box.querySelector("thead").offsetHeight;
  const side = box.querySelector("thead .head").offsetWidth;
  if (place.left < frame.left + side) box.scrollLeft -= frame.left + side - place.left;
  if (place.top < frame.top + head) box.scrollTop -= frame.top + head - place.top;
}

function moveTo(r, c) {
  const old = cellElement(grid.row, grid.column);
  if (old) old.tabIndex = -1;
  grid.row = Math.min(Math.max(r, 0), rowCount() - 1);
  grid.column = Math.min(Math.max(c, 0), columnCount() - 1);
  focusCell();
  const now = cellElement(grid.row, grid.column);
  if (now) now.tabIndex = 0;
}

const LEAP = 10;
const MOVES = {
  ArrowUp: (r, c) => [r - 1, c],
  ArrowDown: (r, c) => [r + 1, c],
  ArrowLeft: (r, c) => [r, c - 1],
  ArrowRight: (r, c) => [r, c + 1],
  PageUp: (r, c) => [r - LEAP, c],
  PageDown: (r, c) => [r + LEAP, c],
  Home: (r, c, whole) => [whole ? 0 : r, 0],
  End: (r, c, whole) => [whole ? Infinity : r, Infinity],
};

function onKey(event) {
  if (event.key === "Escape") hideTip();
  if (event.altKey || event.metaKey || !rowCount() || !columnCount()) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    openCell(grid.row, grid.column);
  } else if (MOVES[event.key]) {
    event.preventDefault();
    moveTo(...MOVES[event.key](grid.row, grid.column, event.ctrlKey));
  }
}

const placeOf = (element) => [Number(element.dataset.r), Number(element.dataset.c)];

function showTip(element) {
  const [r, c] = placeOf(element);
  const [row, column] = [planAt(r, c), measureAt(r, c)];
  const { state, items, found } = describe(row, column);
  const symbol = h("span", { class: "sym s-" + state.id }, state.symbol);
  tip.replaceChildren(
    h("div", { class: "muted" }, `${row.label} · ${column.id}`),
    h("div", {}, titleOf(column)),
    h("div", { class: "state" }, symbol, [state.names[lang], items, found].filter(Boolean).join(" · ")));
  tip.hidden = false;
  const place = element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const below = place.bottom + 8 + height < innerHeight;
  tip.style.left = Math.max(8, Math.min(place.left, innerWidth - width - 8)) + "px";
  tip.style.top = (below ? place.bottom + 8 : Math.max(8, place.top - height - 8)) + "px";
}

const hideTip = () => { tip.hidden = true; };

/** What scrolls away takes its hint along; a cell reached by keyboard keeps it. */
function followTip() {
  const element = document.activeElement;
  if (element && element.matches(".cell:focus-visible")) showTip(element);
  else hideTip();
}

function startGrid() {
  const cellUnder = (event) => event.target.closest(".cell");
  box.addEventListener("keydown", onKey);
  box.addEventListener("click", (event) => {
    const element = cellUnder(event);
    if (!element) return;
    moveTo(...placeOf(element));
    openCell(grid.row, grid.column);
  });
  box.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return; // a finger opens the cell at once
    if (cellUnder(event)) showTip(cellUnder(event));
    else hideTip();
  });
  box.addEventListener("pointerleave", hideTip);
  box.addEventListener("focusin", (event) => {
    const element = cellUnder(event);
    if (element && element.matches(":focus-visible")) showTip(element);
  });
  box.addEventListener("focusout", hideTip);
  addEventListener("scroll", followTip, { passive: true });
  let queued = false;
  box.addEventListener("scroll", () => {
    followTip();
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => { queued = false; followScroll(); });
  }, { passive: true });
  let narrow = innerWidth <= 640;
  addEventListener("resize", () => {
    if (narrow === innerWidth <= 640) return;
    narrow = !narrow;
    drawGrid();
  });
}
