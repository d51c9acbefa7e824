/* The bar with the part of the recording that is shown, and a button for each key. */

const toolbar = (() => {
  const bar = document.getElementById("toolbar");
  const range = document.getElementById("range");
  const status = document.getElementById("status");
  const button = name => bar.querySelector("[data-do='" + name + "']");
  const actions = {
    earlier: () => pan(-0.5),
    later: () => pan(0.5),
    closer: () => zoom(0.5),
    wider: () => zoom(2),
    reset,
    theme: () => {
      document.documentElement.dataset.theme = isDark() ? "light" : "dark";
      repaint();
    },
  };
  let announcement = 0;

  function say(text) {
    clearTimeout(announcement);
    announcement = setTimeout(() => status.textContent = text, 300);
  }

  function update() {
    const whole = view.to - view.from >= WHOLE.to - WHOLE.from;
    const step = view.to - view.from < 20 ? 0.1 : 1;
    const text = clock(view.from, step) + " – " + clock(view.to, step) + " UTC";
    const length = duration(view.to - view.from);
    range.textContent = text + " · " + length + (whole ? "" : " of " + duration(WHOLE.to - WHOLE.from));
    for (const [name, off] of [
      ["reset", whole], ["wider", whole],
      ["closer", view.to - view.from <= LEAST],
      ["earlier", view.from <= WHOLE.from], ["later", view.to >= WHOLE.to]]) {
      button(name).setAttribute("aria-disabled", String(off));
    }
    button("theme").textContent = isDark() ? "Light" : "Dark";
    if (!whole) say("Showing " + text);
  }

  for (const name of Object.keys(actions)) {
    button(name).addEventListener("click", event => {
      if (event.currentTarget.getAttribute("aria-disabled") !== "true") actions[name]();
    });
  }
  return { bar, update, say };
})();
