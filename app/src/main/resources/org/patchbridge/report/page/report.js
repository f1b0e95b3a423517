"use strict";
(() => {
  const config = FIGURE_CONFIG;
  // Expressions are interpreted, not compiled, so that the page can forbid eval.
  const options = {
    mode: "vega-lite", renderer: "svg", actions: false, ast: true, config,
    // Vega-Lite warns of every figure whose height follows its rows; errors still show.
    logLevel: vega.Error, defaultStyle: false, tooltip: { disableDefaultStyle: true },
  };
  for (const figure of document.querySelectorAll("figure")) {
    const plot = figure.querySelector(".plot");
    const data = figure.querySelector("script");
    if (!data) { // Drawn already: the page holds its SVG.
      figure.dataset.drawn = "yes";
      continue;
    }
    const specification = JSON.parse(data.textContent);
    vegaEmbed(plot, specification, options).then(
      ({ view }) => {
        if (figure.classList.contains("embedding")) linkCells(figure, view);
        figure.dataset.drawn = "yes";
      },
      (error) => {
        plot.textContent = "This figure could not be drawn; the table shows the same numbers.";
        console.error(error);
      });
  }
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
