"use strict";
// Colours, search and clicks of a figure of cells. Texts from data are only ever set as text.
function linkCells(figure, view) {
  const cells = JSON.parse(figure.querySelector("script").textContent).data.values;
  const detail = figure.querySelector(".detail");
  const search = figure.querySelector(".find input");
  const entries = [["cell", "Cell"], ["class", "Class"], ["predicted", "Predicted, unseen"],
    ["species", "Species"], ["donor", "Donor"], ["condition", "Condition"]];

  function partOf(cell) {
    return [...document.querySelectorAll("section[data-cell]")]
      .find((section) => cell.section && section.dataset.cell === cell.section);
  }

  function show(cell) {
    const list = detail.querySelector("dl");
    list.replaceChildren();
    for (const [field, name] of entries) {
      list.append(Object.assign(document.createElement("dt"), { textContent: name }));
      list.append(Object.assign(document.createElement("dd"), { textContent: cell[field] }));
    }
    const relatives = cells.filter((each) => each.donor === cell.donor).length;
    if (cell.donor !== "–" && relatives > 1) {
      list.querySelectorAll("dd")[4].append(` (${relatives} cells)`);
    }
    const part = partOf(cell);
    if (part) {
      const link = Object.assign(document.createElement("a"),
        { href: "#" + part.id, textContent: "Sweeps and features of this cell" });
      list.append(document.createElement("dt"));
      list.append(document.createElement("dd"));
      list.lastChild.append(link);
    }
    list.hidden = false;
    detail.querySelector("p").hidden = true;
    const donor = cell.donor === "–" ? "" : cell.donor;
    view.signal("chosenCell", cell.n).signal("chosenDonor", donor).runAsync();
    return part;
  }

  view.addEventListener("click", (event, item) => {
    if (item && item.datum && Number.isInteger(item.datum.n)) {
      const part = show(cells[item.datum.n]);
      if (part) location.hash = part.id;
    }
  });
  search.addEventListener("input", () => {
    const found = cells.find((cell) => cell.cell === search.value.trim());
    search.setAttribute("aria-invalid", String(search.value.trim() !== "" && !found));
    if (found) show(found);
  });
  for (const radio of figure.querySelectorAll(".choice input")) {
    radio.addEventListener("change", () => {
      for (const legend of figure.querySelectorAll(".legend")) {
        legend.hidden = legend.dataset.colouring !== radio.value;
      }
      view.signal("colourBy", Number(radio.value)).runAsync();
    });
  }
}
