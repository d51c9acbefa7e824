/* Charts of lines, whose height is the value; the name of a line stands at its end. Where periods were
   merged, the line shows their mean, and a shade reaches from the least to the greatest value. */

const LABEL = 13;

/** Returns the value of a line at an instant: that of the nearest sample, or null in a gap. */
function valueAt(line, at, values = line.mean) {
  const times = instants[line.times];
  let low = 0;
  let high = times.length - 1;
  if (high < 0 || at < times[0] - line.step || at > times[high] + line.step) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= at) low = middle; else high = middle;
  }
  return values[at - times[low] < times[high] - at ? low : high];
}

function medianStep(times) {
  const steps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  return steps.length ? steps[steps.length >> 1] : 1;
}

/** Returns the points with a gap on both sides, which no line reaches. */
function alone(values) {
  const known = values.map((value, i) => [value, i]).filter(([value]) => value !== undefined);
  return known
    .filter(([value, i], n) => value !== null && !isValue(known[n - 1]) && !isValue(known[n + 1]))
    .map(([value, i]) => i);
}

function isValue(entry) {
  return entry !== undefined && entry[0] !== null;
}

/** Returns the least and the greatest value in view. */
function extent(lines) {
  let least = Infinity;
  let greatest = -Infinity;
  for (const line of lines) {
    const times = instants[line.times];
    for (let i = 0; i < times.length; i++) {
      if (line.mean[i] === null || times[i] < view.from - line.step || times[i] > view.to + line.step) continue;
      least = Math.min(least, (line.min ?? line.mean)[i]);
      greatest = Math.max(greatest, (line.max ?? line.mean)[i]);
    }
  }
  return [least, greatest];
}

function band(u, ctx, line, colour) {
  const times = instants[line.times];
  ctx.fillStyle = fade(colour, 0.18);
  for (let from = 0; from < times.length; from++) {
    let to = from;
    while (to < times.length && line.mean[to] !== null) to++;
    ctx.beginPath();
    for (let i = from; i < to; i++) ctx.lineTo(u.valToPos(times[i], "x", true), u.valToPos(line.max[i], "y", true));
    for (let i = to - 1; i >= from; i--) ctx.lineTo(u.valToPos(times[i], "x", true), u.valToPos(line.min[i], "y", true));
    ctx.fill();
    from = to;
  }
}

/** Writes the names at the ends of the lines, pushed apart, with the values at the cursor beside them. */
function endLabels(host, lines, kind) {
  const box = document.createElement("div");
  box.className = "ends";
  box.setAttribute("aria-hidden", "true");
  const labels = lines.map((line, i) => {
    const label = document.createElement("span");
    label.className = kind + i;
    label.textContent = line.name;
    box.append(label);
    return label;
  });
  return {
    place(u) {
      if (!box.isConnected) u.root.querySelector(".u-wrap").append(box);
      const ends = lines.map((line, i) => ({ label: labels[i], y: endOf(u, line) }));
      for (const { label, y } of ends) label.hidden = y === null;
      const placed = ends.filter(({ y }) => y !== null).reverse().sort((a, b) => a.y - b.y);
      for (let i = 1; i < placed.length; i++) placed[i].y = Math.max(placed[i].y, placed[i - 1].y + LABEL);
      let floor = u.over.clientHeight + LABEL / 2;
      for (let i = placed.length - 1; i >= 0; i--) {
        placed[i].y = Math.min(placed[i].y, floor - LABEL / 2);
        floor = placed[i].y - LABEL / 2;
      }
      for (const { label, y } of placed) {
        label.style.transform = "translateY(" + (u.over.offsetTop + y - LABEL / 2) + "px)";
      }
      box.style.left = u.over.offsetLeft + u.over.clientWidth + 5 + "px";
    },
    tell(values) {
      lines.forEach((line, i) => labels[i].textContent = values ? shortName(line) + " " + values[i] : line.name);
    },
  };
}

function shortName(line) {
  return line.name.replace(/^worker /, "");
}

function endOf(u, line) {
  const times = instants[line.times];
  for (let i = times.length - 1; i >= 0; i--) {
    if (times[i] <= view.to + line.step && line.mean[i] !== null) {
      return Math.min(u.over.clientHeight, Math.max(0, u.valToPos(line.mean[i], "y")));
    }
  }
  return null;
}

function lines(chart) {
  const host = document.getElementById(chart.id);
  const isPercentiles = chart.shape === "percentiles";
  const colours = () => isPercentiles ? theme.percentiles : theme.lines;
  const many = chart.lines.length > 1;
  const ends = many ? endLabels(host, chart.lines, isPercentiles ? "percentile" : "line") : null;
  const scale = isPercentiles ? logarithmic(chart) : linear(chart);
  return plot(chart, {
    height: isPercentiles ? 200 : 168,
    right: many ? 84 : EDGE,
    data: uPlot.join(chart.lines.map(line => [instants[line.times], line.mean])),
    scale,
    axis: { values: (u, splits) => ticks(chart.quantity, splits, isPercentiles) },
    points: false,
    series: chart.lines.map((line, i) => ({
      stroke: () => colours()[i],
      width: line.name === "p99" ? 2.25 : 1.6,
      fill: many ? undefined : () => fade(colours()[i], 0.1),
      points: { show: true, size: 5, fill: () => colours()[i], filter: (u, series) => alone(u.data[series]) },
    })),
    under: (u, ctx) => {
      if (isPercentiles) return;
      chart.lines.forEach((line, i) => line.max && band(u, ctx, line, colours()[i]));
    },
    labels: ends && (u => ends.place(u)),
    read: (u, at) => {
      const values = at === null ? null : chart.lines.map(line => {
        const value = valueAt(line, at);
        return value === null ? "–" : format(chart.quantity, value);
      });
      if (ends) {
        ends.tell(values);
        host.dataset.values = values ? chart.lines.map((line, i) => line.name + " " + values[i]).join(", ") : "";
        return "";
      }
      return values ? values[0] : "";
    },
  });
}

function linear(chart) {
  return {
    range: () => {
      const greatest = extent(chart.lines)[1];
      return [0, greatest > 0 ? greatest * 1.08 : 1];
    },
  };
}

/** Returns the powers of ten around all values of the group, so that its charts can be compared. */
function logarithmic(chart) {
  const values = recording.charts
    .filter(other => other.group === chart.group)
    .flatMap(other => other.lines.flatMap(line => line.mean))
    .filter(value => value > 0);
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = values.reduce((a, b) => Math.max(a, b), 1);
  const from = 10 ** Math.floor(Math.log10(Math.min(least, greatest)));
  const to = 10 ** Math.ceil(Math.log10(greatest * 1.001));
  return { distr: 3, log: 10, range: () => [from, Math.max(to, from * 10)] };
}
