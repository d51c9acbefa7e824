/* Numbers and times as text for people, with the units of the tables on the page. */

const PREFIXES = ["", "k", "M", "G", "T", "P"];
const NANO_UNITS = [[1, "ns"], [1e3, "µs"], [1e6, "ms"], [1e9, "s"]];

function digits(value) {
  const magnitude = Math.abs(value);
  return value.toFixed(magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2);
}

function prefixOf(value) {
  const magnitude = Math.abs(value);
  return magnitude < 1e4 ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(magnitude) / 3));
}

function compact(value) {
  const prefix = prefixOf(value);
  const scaled = value / 1000 ** prefix;
  return (Number.isInteger(scaled) ? scaled.toLocaleString("en-US") : digits(scaled)) + PREFIXES[prefix];
}

function nanoUnit(nanos) {
  const magnitude = Math.abs(nanos);
  return NANO_UNITS[magnitude < 1e3 ? 0 : magnitude < 1e6 ? 1 : magnitude < 1e9 ? 2 : 3];
}

function nanos(value) {
  const [size, unit] = nanoUnit(value);
  return (size === 1 ? value.toFixed(0) : digits(value / size)) + " " + unit;
}

/** Returns one value of a chart as text, with its unit. */
function format(quantity, value) {
  switch (quantity) {
    case "nanos": return nanos(value);
    case "share": return (value * 100).toFixed(1) + " %";
    case "rate": return compact(value) + "/s";
    default: return compact(value);
  }
}

/** Returns the marks of a vertical axis, all in the unit that suits the greatest value; null stays null. */
function ticks(quantity, values, isLogarithmic) {
  const greatest = Math.max(...values.filter(value => value !== null).map(Math.abs));
  return values.map(value => {
    if (value === null) return null;
    if (quantity === "share") return +(value * 100).toPrecision(6) + " %";
    if (quantity === "nanos") {
      const [size, unit] = nanoUnit(isLogarithmic ? value : greatest);
      return value === 0 ? "0" : +(value / size).toPrecision(6) + " " + unit;
    }
    const prefix = prefixOf(isLogarithmic ? value : greatest);
    return +(value / 1000 ** prefix).toPrecision(6) + (value === 0 ? "" : PREFIXES[prefix]);
  });
}

/** Returns a time of day in UTC, with the digits that a step of so many seconds needs. */
function clock(seconds, step) {
  const iso = new Date(Math.round(seconds * 1e4) / 10).toISOString();
  if (step >= 86400) return iso.slice(5, 10);
  return step >= 60 ? iso.slice(11, 16) : step >= 1 ? iso.slice(11, 19) : iso.slice(11, 23);
}

function duration(seconds) {
  if (seconds < 1) return digits(seconds * 1000) + " ms";
  if (seconds < 120) return digits(seconds) + " s";
  if (seconds < 7200) return Math.floor(seconds / 60) + " min " + Math.floor(seconds % 60) + " s";
  return Math.floor(seconds / 3600) + " h " + Math.floor(seconds / 60 % 60) + " min";
}
