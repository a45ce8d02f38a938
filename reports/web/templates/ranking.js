// The ranked table: a region's name shows its findings alone; its order is that of the printed sheets.
const ranks = new Map([...document.querySelectorAll("#ranking [data-path]")].map((cell, rank) => [cell.dataset.path, rank]));
const rankOf = (row) => ranks.get(row.path) ?? row.index;

function startRanking(showRegion) {
  for (const link of document.querySelectorAll("#ranking [data-region]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showRegion(link.dataset.region);
      $("findings").focus();
      $("findings").scrollIntoView();
    });
  }
}
