/* The table of tasks. All tasks can be searched and sorted; only the rows in view are made. */

const table = (() => {
  if (taskCount === 0) return { start() {}, under() {} };
  const ROW = 28;
  const host = document.getElementById("task-table");
  const search = document.getElementById("task-search");
  const count = document.getElementById("task-count");
  const detail = document.getElementById("task-detail");
  const textOf = column => task => texts[tasks[column][task]] ?? "";
  const columns = [
    { title: "Id", sort: task => Number(tasks.id[task]), text: task => String(tasks.id[task]), number: true },
    { title: "Name", text: textOf("name") },
    { title: "Kind", text: textOf("kind") },
    { title: "State", text: textOf("state") },
    { title: "Waiting on", text: textOf("waitingOn") },
    { title: "For", sort: task => Number(tasks.inState[task]), text: task => timespan(tasks.inState[task]), number: true },
    { title: "Polls", sort: task => tasks.polls[task], text: task => tasks.polls[task].toLocaleString("en-US"), number: true },
    { title: "Where", text: task => shortFrame(whereOf(task)) },
  ];
  const head = element("div", "head");
  const body = element("div", "body");
  let order = Array.from({ length: taskCount }, (_, task) => task);
  let sorted = { column: 5, descending: true };
  let node = 0;
  let chosen = -1;
  const searched = new Array(taskCount);

  /** Returns the text of a task that is searched, in lower case; made by the first search. */
  function haystack(task) {
    return searched[task] ??= [tasks.id[task], ...["name", "kind", "state", "thread", "waitingOn"]
      .map(column => texts[tasks[column][task]] ?? ""), whereOf(task)].join("\n").toLowerCase();
  }

  function isUnder(task) {
    if (node === 0) return true;
    const leaves = tasks.leaves[task];
    for (let i = 0; i < leaves.length; i += 2) {
      for (let at = leaves[i]; at; at = frames.parent[at]) {
        if (at === node) return true;
      }
    }
    return leaves.length === 0 && frameText(node) === placeless(task);
  }

  function placeless(task) {
    const waitingOn = textOf("waitingOn")(task);
    return "(no place known)" + (waitingOn ? " " + waitingOn : "");
  }

  function arrange() {
    const wanted = search.value.trim().toLowerCase();
    order = [];
    for (let task = 0; task < taskCount; task++) {
      if (isUnder(task) && (wanted === "" || haystack(task).includes(wanted))) order.push(task);
    }
    const { sort, text } = columns[sorted.column];
    const keys = new Array(taskCount);
    for (const task of order) keys[task] = (sort ?? text)(task);
    const sign = sorted.descending ? -1 : 1;
    order.sort((a, b) => sign * (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0) || a - b);
    body.style.height = order.length * ROW + "px";
    host.setAttribute("aria-rowcount", String(order.length + 1));
    host.scrollTop = 0;
    count.textContent = plural(order.length, "task") + (order.length < taskCount ? " of " + taskCount.toLocaleString("en-US") : "")
      + (node ? " in " + shortFrame(flame.title(node)) : "");
    say(count.textContent);
    draw();
  }

  function draw() {
    const first = Math.max(0, Math.floor(host.scrollTop / ROW) - 5);
    const last = Math.min(order.length, first + Math.ceil(host.clientHeight / ROW) + 12);
    const rows = [];
    for (let i = first; i < last; i++) {
      const row = element("div", order[i] === chosen ? "chosen" : "");
      row.setAttribute("role", "row");
      row.setAttribute("aria-rowindex", String(i + 2));
      row.dataset.task = order[i];
      row.style.top = i * ROW + "px";
      for (const column of columns) {
        const cell = element("span", column.number ? "number" : "", column.text(order[i]));
        cell.setAttribute("role", "cell");
        cell.title = cell.textContent;
        row.append(cell);
      }
      rows.push(row);
    }
    body.replaceChildren(...rows);
  }

  function fact(list, name, value) {
    if (value !== "" && value !== "-") list.append(element("dt", "", name), element("dd", "", value));
  }

  function show(task) {
    chosen = task;
    draw();
    const name = textOf("name")(task);
    detail.replaceChildren(element("h3", "", "Task " + tasks.id[task] + (name ? " " + name : "")));
    const list = element("dl");
    fact(list, "Kind", textOf("kind")(task));
    fact(list, "State", textOf("state")(task));
    fact(list, "For", timespan(tasks.inState[task]));
    fact(list, "Waiting on", textOf("waitingOn")(task));
    fact(list, "Thread", textOf("thread")(task));
    fact(list, "Polls", tasks.polls[task].toLocaleString("en-US"));
    fact(list, "Age", timespan(tasks.age[task]));
    fact(list, "Spawned at", textOf("spawnSite")(task));
    detail.append(list);
    const leaves = tasks.leaves[task];
    for (let i = 0; i < leaves.length; i += 2) {
      const waitingOn = texts[leaves[i + 1]] ?? "";
      detail.append(element("h4", "", waitingOn ? "Waits for " + waitingOn + " at" : "Is at"));
      const stack = element("div", "stack");
      for (const frame of stackOf(leaves[i])) stack.append(element("code", "", frame));
      detail.append(stack);
    }
    if (leaves.length === 0) detail.append(element("p", "empty", "Its place is not known."));
    if (tasks.leftOut[task] > 0) detail.append(element("p", "empty", "And at " + plural(tasks.leftOut[task], "more place") + "."));
    detail.hidden = false;
  }

  function step(by) {
    if (order.length === 0) return;
    const at = Math.min(order.length - 1, Math.max(0, order.indexOf(chosen) + by));
    const top = at * ROW;
    const height = host.clientHeight - head.offsetHeight;
    if (top < host.scrollTop) host.scrollTop = top;
    if (top + ROW > host.scrollTop + height) host.scrollTop = top + ROW - height;
    show(order[at]);
    say("Task " + tasks.id[order[at]] + ", " + textOf("name")(order[at]) + ", " + timespan(tasks.inState[order[at]]));
  }

  function heads() {
    const row = element("div");
    row.setAttribute("role", "row");
    columns.forEach((column, i) => {
      const cell = element("div", column.number ? "number" : "");
      cell.setAttribute("role", "columnheader");
      cell.setAttribute("aria-sort", i !== sorted.column ? "none" : sorted.descending ? "descending" : "ascending");
      const button = element("button", "", column.title);
      button.type = "button";
      button.addEventListener("click", () => {
        sorted = { column: i, descending: sorted.column === i ? !sorted.descending : Boolean(column.number) };
        heads();
        head.querySelectorAll("button")[i].focus();
        arrange();
      });
      cell.append(button);
      row.append(cell);
    });
    head.replaceChildren(row);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(15),
    PageUp: () => step(-15),
    Home: () => step(-taskCount),
    End: () => step(taskCount),
    Enter: () => { if (chosen >= 0) detail.focus(); },
  };
  body.addEventListener("keydown", event => {
    const action = keys[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  });
  body.addEventListener("click", event => {
    const row = event.target.closest("[data-task]");
    if (row) show(Number(row.dataset.task));
  });
  host.addEventListener("scroll", draw);
  search.addEventListener("input", arrange);
  head.setAttribute("role", "rowgroup");
  body.setAttribute("role", "rowgroup");
  body.tabIndex = 0;
  body.setAttribute("aria-label", "Rows: arrows choose a task, Enter goes to its places");
  host.append(head, body);

  function start() {
    document.getElementById("tasks").hidden = false;
    heads();
    arrange();
    new ResizeObserver(draw).observe(host);
  }

  return {
    start,
    /** Shows only the tasks at a frame or at a frame that it called. */
    under(frame) {
      node = frame;
      arrange();
    },
  };
})();
