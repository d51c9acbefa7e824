/* The flame graph, with the outermost frame at the top. Boxes that are too narrow to be seen are not
   made. */

const flame = (() => {
  if (taskCount === 0) return { title: () => "" };
  const ROW = 20;
  const LEAST = 2;
  const MOST = 4000;
  const host = document.getElementById("flame-graph");
  const readout = document.getElementById("flame-readout");
  const search = document.getElementById("flame-search");
  const children = frames.parent.map(() => []);
  const places = frames.parent.map(() => null);
  let zoomed = 0;
  let chosen = 0;
  let found = null;

  for (let node = 1; node < frames.parent.length; node++) {
    if (frames.weight[node] > 0) children[frames.parent[node]].push(node);
  }
  for (const each of children) each.sort((a, b) => frames.weight[b] - frames.weight[a]);

  function title(node) {
    return node ? frameText(node) : "All waiting tasks";
  }

  function describe(node) {
    const share = frames.weight[node] / Math.max(1, frames.weight[0]);
    return title(node) + ": " + plural(frames.weight[node], "wait") + " (" + (share * 100).toFixed(1) + " %)";
  }

  function kind(node) {
    const text = frameText(node);
    if (!node) return "all";
    return text.startsWith("(") ? "placeless" : ownerOf(text);
  }

  function path(node) {
    const nodes = [];
    for (let at = node; at; at = frames.parent[at]) nodes.unshift(at);
    nodes.unshift(0);
    return nodes;
  }

  function draw() {
    const width = host.clientWidth;
    if (width === 0) return;
    const boxes = [];
    places.fill(null);
    const box = (node, left, right, depth, isAbove) => {
      places[node] = depth;
      const made = element("div", "frame " + kind(node) + (isAbove ? " above" : "")
        + (found?.has(node) ? " found" : "") + (node === chosen ? " chosen" : ""), shortFrame(title(node)));
      made.style.left = left + "px";
      made.style.top = depth * ROW + "px";
      made.style.width = Math.max(1, right - left - 1) + "px";
      if (right - left < 24) made.textContent = "";
      made.title = describe(node);
      made.dataset.node = node;
      boxes.push(made);
    };
    const above = path(zoomed);
    above.slice(0, -1).forEach((node, depth) => box(node, 0, width, depth, true));
    let deepest = above.length;
    const waiting = [[zoomed, 0, width, above.length - 1]];
    while (waiting.length && boxes.length < MOST) {
      const [node, left, right, depth] = waiting.shift();
      box(node, left, right, depth, false);
      deepest = Math.max(deepest, depth + 1);
      let at = left;
      for (const child of children[node]) {
        const wide = (right - left) * frames.weight[child] / frames.weight[node];
        if (wide < LEAST) break;
        waiting.push([child, at, at + wide, depth + 1]);
        at += wide;
      }
    }
    const floor = element("div");
    floor.style.height = deepest * ROW + "px";
    host.replaceChildren(floor, ...boxes);
  }

  function tell() {
    const matched = found === null ? "" : ", found " + plural(weightFound(), "wait");
    readout.textContent = describe(chosen) + matched;
  }

  /** Returns the weight of the found frames. A frame inside another found frame does not count again. */
  function weightFound() {
    let sum = 0;
    for (const node of found) {
      if (!path(frames.parent[node]).some(each => found.has(each))) sum += frames.weight[node];
    }
    return sum;
  }

  function choose(node) {
    chosen = node;
    draw();
    tell();
    say(describe(node));
    const top = (places[node] ?? 0) * ROW;
    if (top < host.scrollTop) host.scrollTop = top;
    if (top + ROW > host.scrollTop + host.clientHeight) host.scrollTop = top + ROW - host.clientHeight;
  }

  function zoom(node) {
    zoomed = node;
    choose(node);
    table.under(node);
  }

  function beside(step) {
    const all = children[frames.parent[chosen]];
    const at = all.indexOf(chosen) + step;
    return chosen && chosen !== zoomed && at >= 0 && at < all.length ? all[at] : chosen;
  }

  function find(query) {
    const wanted = query.trim().toLowerCase();
    found = wanted === "" ? null : new Set();
    for (let node = 1; found && node < frames.parent.length; node++) {
      if (frames.weight[node] > 0 && frameText(node).toLowerCase().includes(wanted)) found.add(node);
    }
    draw();
    tell();
  }

  const keys = {
    ArrowDown: () => choose(children[chosen][0] ?? chosen),
    ArrowUp: () => choose(frames.parent[chosen]),
    ArrowLeft: () => choose(beside(-1)),
    ArrowRight: () => choose(beside(1)),
    Enter: () => zoom(chosen),
    Escape: () => zoom(0),
    0: () => zoom(0),
  };
  host.addEventListener("keydown", event => {
    const action = keys[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  });
  host.addEventListener("click", event => {
    const box = event.target.closest(".frame");
    if (box) zoom(Number(box.dataset.node));
  });
  document.getElementById("flame-reset").addEventListener("click", () => {
    search.value = "";
    find("");
    zoom(0);
  });
  search.addEventListener("input", () => find(search.value));
  if (frames.weight[0] > 0) {
    document.getElementById("flame").hidden = false;
    new ResizeObserver(draw).observe(host);
    draw();
    tell();
  }
  return { title };
})();
