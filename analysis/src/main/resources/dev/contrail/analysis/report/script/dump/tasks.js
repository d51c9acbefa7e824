/* The data of the page: texts, the tree of frames, and a column for each property of the tasks. */

const dump = JSON.parse(document.getElementById("data").textContent);
const texts = dump.texts;
const frames = dump.frames;
const tasks = dump.tasks;
const taskCount = tasks.id.length;
const status = document.getElementById("status");
let announcement = 0;

/** Announces a text to screen readers. */
function say(text) {
  clearTimeout(announcement);
  announcement = setTimeout(() => status.textContent = text, 300);
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function plural(count, noun) {
  return count.toLocaleString("en-US") + " " + noun + (count === 1 ? "" : "s");
}

function timespan(value) {
  if (Number(value) < 0) return "-";
  return value < 60e9 ? nanos(Number(value)) : duration(Number(value) / 1e9);
}

function frameText(node) {
  return texts[frames.text[node]] ?? "";
}

/** Returns the last names of a frame, such as Order.pay:12 of dev.shop.Order.pay:12. */
function shortFrame(text) {
  const match = /^(?:[\w$]+\.)+([\w$]+\.[^.]+)$/.exec(text);
  return match ? match[1] : text;
}

/** Returns the owner of a frame's code: the scheduler, the JDK, or else the program. */
function ownerOf(text) {
  if (text.startsWith("dev.contrail.") && !text.startsWith("dev.contrail.examples.")) return "contrail";
  return /^(java|javax|jdk|sun|com\.sun)\./.test(text) ? "jdk" : "own";
}

/** Returns the innermost frame of the program's own code in a task, or else its innermost frame. */
function whereOf(task) {
  const leaves = tasks.leaves[task];
  if (leaves.length === 0) return "";
  let node = leaves[0];
  while (node && ownerOf(frameText(node)) !== "own") node = frames.parent[node];
  return frameText(node || leaves[0]);
}

/** Returns the frames of a place, innermost first. */
function stackOf(node) {
  const stack = [];
  for (let at = node; at; at = frames.parent[at]) stack.push(frameText(at));
  return stack;
}
