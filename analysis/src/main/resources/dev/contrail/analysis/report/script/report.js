/* Draws every chart of the page, and again when the colours change. */

function repaint() {
  readTheme();
  for (const plot of plots) plot.redraw(false, true);
  toolbar.update();
}

for (const chart of recording.charts) {
  for (const line of chart.lines) {
    line.step = medianStep(instants[line.times]);
    // Merged periods show their greatest value, since a mean of percentiles is not a percentile.
    if (chart.shape === "percentiles") line.mean = (line.max ?? line.mean).map(value => value > 0 ? value : null);
  }
}
readTheme();
for (const chart of recording.charts) {
  const draw = { lines, percentiles: lines, lanes, heat }[chart.shape];
  draw(chart);
}
toolbar.bar.hidden = plots.length === 0;
toolbar.update();
systemIsDark.addEventListener("change", repaint);

// Print in light colours, with all sections open, since paper is white and has nothing to click.
let chosen;
let closed = [];
addEventListener("beforeprint", () => {
  chosen = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  closed = [...document.querySelectorAll(".card:not([open])")];
  for (const card of closed) card.open = true;
  repaint();
});
addEventListener("afterprint", () => {
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  for (const card of closed) card.open = false;
  repaint();
});
