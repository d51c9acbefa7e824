/* Charts with a row per worker, which shows its shares of time, stacked, or one value as a colour. A
   sample fills its period: the row from the sample before it to itself. */

const SHARES = ["run", "search", "park", "dump"];

/** Calls draw for each period of a line, with its start and end on the canvas and its index. */
function periods(u, line, draw) {
  const times = instants[line.times];
  for (let i = 0; i < times.length; i++) {
    if (line.mean[i] === null) continue;
    const connected = i > 0 && line.mean[i - 1] !== null;
    const from = connected ? times[i - 1] : times[i] - line.step;
    if (times[i] < view.from || from > view.to) continue;
    draw(u.valToPos(from, "x", true), u.valToPos(times[i], "x", true), i);
  }
}

function rowHeight(count, most) {
  return Math.max(5, Math.min(most, Math.floor(560 / count)));
}

function rowAt(u, top, count) {
  return Math.min(count - 1, Math.max(0, Math.floor(top / u.over.clientHeight * count)));
}

function rowAxis(count, height, name) {
  const every = Math.ceil(14 / height);
  const rows = Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  return {
    splits: () => rows.map(row => row + 0.5),
    values: () => rows.map(name),
    grid: { show: false },
    filter: (u, splits) => splits,
  };
}

function rows(chart, count, most, name, under, read) {
  const height = rowHeight(count, most);
  const times = [...new Set(chart.lines.flatMap(line => instants[line.times]))].sort((a, b) => a - b);
  return plot(chart, {
    height: count * height + 32,
    right: EDGE,
    data: [times, times.map(() => 0)],
    scale: { dir: -1, range: () => [0, count] },
    axis: rowAxis(count, height, name),
    points: false,
    series: [{ paths: () => null, points: { show: false } }],
    under,
    read,
  });
}

function lanes(chart) {
  const count = chart.lines.length / SHARES.length;
  const of = worker => chart.lines.slice(worker * SHARES.length, (worker + 1) * SHARES.length);
  const name = worker => chart.lines[worker * SHARES.length].name;
  return rows(chart, count, 44, worker => count > 8 ? shortName(of(worker)[0]) : name(worker),
    (u, ctx) => {
      const height = u.bbox.height / count;
      const gap = height > 12 ? 4 * devicePixelRatio : 1;
      for (let worker = 0; worker < count; worker++) {
        const bottom = u.bbox.top + (worker + 1) * height - gap / 2;
        const shares = of(worker);
        periods(u, shares[0], (left, right, i) => {
          let at = bottom;
          SHARES.forEach((share, n) => {
            const part = Math.min(1, Math.max(0, shares[n].mean[i] ?? 0)) * (height - gap);
            ctx.fillStyle = theme[share];
            ctx.fillRect(Math.round(left), at - part, Math.max(1, Math.round(right) - Math.round(left)), part);
            at -= part;
          });
        });
      }
    },
    (u, at, top) => {
      if (at === null) return "";
      const worker = rowAt(u, top, count);
      const values = of(worker).map(line => valueAt(line, at));
      if (values[0] === null) return name(worker) + ": no sample";
      return name(worker) + ": " + SHARES.map((share, i) => share + " " + format("share", values[i] ?? 0)).join(", ");
    });
}

function heat(chart) {
  const count = chart.lines.length;
  const strongest = line => chart.quantity === "nanos" ? line.max ?? line.mean : line.mean;
  const greatest = chart.lines.reduce(
    (most, line) => strongest(line).reduce((a, b) => Math.max(a, b ?? 0), most), 0);
  const key = document.getElementById(chart.id).closest("figure").querySelector(".key");
  key.hidden = false;
  key.querySelector("span").textContent = format(chart.quantity, greatest);
  return rows(chart, count, 22, worker => shortName(chart.lines[worker]),
    (u, ctx) => {
      const height = u.bbox.height / count;
      chart.lines.forEach((line, worker) => {
        const values = strongest(line);
        const top = Math.round(u.bbox.top + worker * height);
        const bottom = Math.round(u.bbox.top + (worker + 1) * height);
        periods(u, line, (left, right, i) => {
          ctx.fillStyle = heatColour(greatest > 0 ? values[i] / greatest : 0);
          const x = Math.round(left);
          ctx.fillRect(x, top, Math.max(1, Math.round(right) - x), Math.max(1, bottom - top - 1));
        });
      });
    },
    (u, at, top) => {
      if (at === null) return "";
      const line = chart.lines[rowAt(u, top, count)];
      const value = valueAt(line, at, strongest(line));
      return line.name + ": " + (value === null ? "no sample" : format(chart.quantity, value));
    });
}
