/* The common part of all charts: axes, a shared cursor, and zoom by drag and by key. */

const AXIS = 58;

/* Pixels beside a chart for the half of its last time label that sticks out. */
const EDGE = 30;

function xAxis() {
  return {
    stroke: () => theme.faint,
    font: theme.font,
    size: 28,
    gap: 9,
    space: () => view.to - view.from < 8 ? 96 : 72,
    grid: { stroke: () => theme.rule, width: 1 },
    ticks: { show: false },
    values: (u, splits, axis, space, step) => splits.map(at => clock(at, step)),
  };
}

function yAxis(values) {
  return {
    stroke: () => theme.faint,
    font: theme.font,
    size: AXIS,
    gap: 6,
    space: 28,
    grid: { stroke: () => theme.rule, width: 1 },
    ticks: { show: false },
    ...values,
  };
}

/** Draws a chart into its place; parts has the options that its shape adds to the common ones. */
function plot(chart, parts) {
  const host = document.getElementById(chart.id);
  const readout = host.closest("figure").querySelector(".readout");
  const options = {
    width: Math.max(120, host.clientWidth),
    height: parts.height,
    padding: [8, parts.right, 0, 0],
    tzDate: at => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 6 },
      sync: {
        key: "time",
        scales: ["x", null],
        filters: { pub: type => type === "mousemove" || type === "mouseleave" },
      },
      points: { show: parts.points, size: 6 },
      bind: { dblclick: () => () => reset() },
    },
    scales: { x: { time: true, range: () => [view.from, view.to] }, y: parts.scale },
    axes: [xAxis(), yAxis(parts.axis)],
    series: [{}, ...parts.series],
    hooks: {
      drawAxes: [u => clipped(u, parts.under)],
      draw: [u => clipped(u, parts.over), u => parts.labels && parts.labels(u)],
      setCursor: [u => readAt(u, readout, parts)],
      setSelect: [u => {
        if (u.select.width > 0) {
          const from = u.posToVal(u.select.left, "x");
          const to = u.posToVal(u.select.left + u.select.width, "x");
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          show(from, to);
        }
      }],
    },
  };
  const drawn = new uPlot(options, parts.data, host);
  plots.push(drawn);
  new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientWidth !== drawn.width) {
      drawn.setSize({ width: host.clientWidth, height: parts.height });
    }
  }).observe(host);
  keys(host, drawn, readout);
  return drawn;
}

function clipped(u, draw) {
  if (!draw) return;
  const { left, top, width, height } = u.bbox;
  u.ctx.save();
  u.ctx.beginPath();
  u.ctx.rect(left, top, width, height);
  u.ctx.clip();
  draw(u, u.ctx);
  u.ctx.restore();
}

function readAt(u, readout, parts) {
  const { left, top } = u.cursor;
  const away = left === undefined || left < 0;
  const at = away ? null : u.posToVal(left, "x");
  readout.textContent = parts.read(u, at, away ? 0 : top) ?? "";
}

/** Lets keys move the cursor, the view and the zoom of a chart that has the focus. */
function keys(host, u, readout) {
  const middle = () => u.over.clientWidth / 2;
  const cursor = () => u.cursor.left >= 0 ? u.cursor.left : middle();
  const move = by => {
    const left = Math.min(u.over.clientWidth - 1, Math.max(0, cursor() + by));
    u.setCursor({ left, top: u.over.clientHeight / 2 }, true, true);
    toolbar.say(clock(u.posToVal(left, "x"), 0.1) + ", " + (host.dataset.values || readout.textContent));
  };
  const share = () => cursor() / u.over.clientWidth;
  const bound = {
    ArrowLeft: event => event.shiftKey ? pan(-0.2) : move(-Math.max(2, u.over.clientWidth / 100)),
    ArrowRight: event => event.shiftKey ? pan(0.2) : move(Math.max(2, u.over.clientWidth / 100)),
    "+": () => zoom(0.5, share()),
    "=": () => zoom(0.5, share()),
    "-": () => zoom(2, share()),
    0: reset,
    Escape: reset,
  };
  host.addEventListener("keydown", event => {
    const action = bound[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action(event);
    }
  });
  host.addEventListener("blur", () => u.setCursor({ left: -10, top: -10 }, true, true));
}
