/* The time axis that all charts share: the part of the recording in view, and the cursor. */

const recording = JSON.parse(document.getElementById("data").textContent);
const WHOLE = { from: recording.start / 1000, to: Math.max(recording.end, recording.start + 1) / 1000 };
const LEAST = Math.min(0.002, WHOLE.to - WHOLE.from);
const view = { ...WHOLE };
const plots = [];

/** The instants of each set of times, in seconds since 1970. */
const instants = recording.times.map(steps => {
  let at = 0;
  return steps.map(step => WHOLE.from + (at += step) * recording.step / 1000);
});

function show(from, to) {
  const width = Math.min(WHOLE.to - WHOLE.from, Math.max(LEAST, to - from));
  const middle = (from + to) / 2;
  view.from = Math.min(WHOLE.to - width, Math.max(WHOLE.from, middle - width / 2));
  view.to = view.from + width;
  for (const plot of plots) plot.setScale("x", { min: view.from, max: view.to });
  toolbar.update();
}

function reset() {
  show(WHOLE.from, WHOLE.to);
}

/** Zooms around a point, given as a share of the width, which stays in place. */
function zoom(factor, share = 0.5) {
  const width = Math.min(WHOLE.to - WHOLE.from, Math.max(LEAST, (view.to - view.from) * factor));
  const from = view.from + (view.to - view.from - width) * share;
  show(from, from + width);
}

function pan(share) {
  const by = (view.to - view.from) * share;
  show(view.from + by, view.to + by);
}
