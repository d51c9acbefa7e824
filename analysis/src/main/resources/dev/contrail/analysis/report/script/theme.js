/* Light or dark colours: those of the system, until the button changes them. Style sheets do not apply
   to canvases, so the colours are read from the style sheet. */

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const theme = {};

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemIsDark.matches;
}

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue("--" + name).trim();
  for (const name of ["text", "faint", "rule", "card", "run", "search", "park", "dump"]) {
    theme[name] = colour(name);
  }
  theme.lines = [0, 1, 2, 3, 4, 5, 6, 7].map(i => colour("line" + i));
  theme.percentiles = [0, 1, 2, 3, 4].map(i => colour("percentile" + i));
  theme.heat = [0, 1, 2, 3].map(i => colour("heat" + i)).map(hex =>
    [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)));
  theme.font = "11px " + (style.fontFamily || "sans-serif");
}

function fade(hex, alpha) {
  return hex + Math.round(alpha * 255).toString(16).padStart(2, "0");
}

/** Returns the colour of a value from 0 to 1. */
function heatColour(share) {
  const at = Math.min(1, Math.max(0, share)) * (theme.heat.length - 1);
  const from = theme.heat[Math.floor(at)];
  const to = theme.heat[Math.ceil(at)];
  return "rgb(" + from.map((c, i) => Math.round(c + (to[i] - c) * (at % 1))).join(" ") + ")";
}
