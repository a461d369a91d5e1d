/* Everything here is a convenience: without it the page has the same numbers and figures. */
"use strict";

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

/* Folded content is text until it is needed. */

function unpack(root) {
  for (const packed of all("noscript", root)) {
    const template = document.createElement("template");
    template.innerHTML = packed.textContent;
    packed.replaceWith(template.content);
  }
}

/* Links into folded content. */

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const section of all("details[data-section]")) {
    if (id === section.dataset.section || id.startsWith(section.dataset.section + "-")) {
      unpack(section);
    }
  }
  const target = document.getElementById(id);
  if (target) {
    for (let fold = target; fold; fold = fold.parentElement) {
      if (fold.tagName === "DETAILS") {
        fold.open = true;
      }
    }
    const shown = target.closest("details") || target;
    shown.scrollIntoView();
    const heading = shown.querySelector("summary");
    if (heading) {
      heading.focus({ preventScroll: true });
    }
  }
}

/* The bar of tools: theme and filter. */

function tools() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const theme = make("button", { type: "button", className: "tool" }, "");
  const name = () => (theme.textContent = isDark() ? "Light" : "Dark");
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  name();
  const count = make("span", { className: "count", role: "status" });
  const input = make("input", { type: "search", id: "filter", placeholder: "name, loss, seed …" });
  const label = make("label", { htmlFor: "filter" }, "Filter subjects");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (element) => {
      const text = element.textContent.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    let shown = 0;
    const rows = all(".ranking tbody tr, .leaderboard tbody tr:not(.published)");
    for (const row of rows) {
      row.hidden = !matches(row.querySelector("th"));
      shown += row.hidden ? 0 : 1;
    }
    for (const subject of all("details.subject")) {
      subject.hidden = !matches(subject.querySelector("summary"));
    }
    count.textContent = words.length ? shown + " of " + rows.length + " rows" : "";
  });
  document
    .querySelector("main")
    .before(make("div", { className: "tools" }, label, input, count, theme));
}

/* Sorting by a column. */

function sortable(table) {
  const heads = all("thead th", table);
  heads.forEach((head, column) => {
    const button = make("button", { type: "button", className: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numeric = all("tbody tr", table).some((row) => row.cells[column].dataset.value);
      const now = head.getAttribute("aria-sort");
      const first = numeric && !head.dataset.smaller ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const next = now === first ? other : first;
      heads.forEach((cell) => cell.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", next);
      sort(table, column, numeric, next === "ascending" ? 1 : -1);
    });
  });
}

function sort(table, column, numeric, sign) {
  const key = (row) => {
    const cell = row.cells[column];
    return numeric ? parseFloat(cell.dataset.value) : cell.textContent;
  };
  const keyed = Array.from(table.tBodies[0].rows).map((row) => [key(row), row]);
  keyed.sort(([a], [b]) => {
    if (!numeric) {
      return sign * a.localeCompare(b, "en");
    }
    return Number.isNaN(a) || Number.isNaN(b)
      ? Number.isNaN(a) - Number.isNaN(b)
      : sign * (a - b);
  });
  table.tBodies[0].append(...keyed.map(([, row]) => row));
}

/* Ranks over chosen tasks: the statistics of the page, resample for resample. */

function ranksOf(scores) {
  return scores.map((own) => {
    let rank = 0.5;
    for (const other of scores) {
      if (other > own || (Number.isNaN(own) && !Number.isNaN(other))) {
        rank += 1;
      } else if (!(own > other || (Number.isNaN(other) && !Number.isNaN(own)))) {
        rank += 0.5;
      }
    }
    return rank;
  });
}

function meansOf(table) {
  return (tasks) =>
    table[0].map((unused, subject) => {
      let sum = 0;
      let count = 0;
      for (const task of tasks) {
        if (!Number.isNaN(table[task][subject])) {
          sum += table[task][subject];
          count++;
        }
      }
      return sum / count;
    });
}

const CRITERIA = {
  MEAN: meansOf,
  WIN_RATE: (table) =>
    meansOf(
      table.map((scores) => {
        const present = scores.filter((score) => !Number.isNaN(score)).length;
        const ranks = ranksOf(scores);
        return scores.map((score, i) =>
          Number.isNaN(score) || present < 2 ? NaN : (present - ranks[i]) / (present - 1));
      })),
  BORDA: (table) => {
    const points = table.map((scores) => {
      const ranks = ranksOf(scores);
      return scores.map((score, i) => (Number.isNaN(score) ? 0 : scores.length - ranks[i]));
    });
    return (tasks) =>
      points[0].map((unused, subject) =>
        tasks.reduce((sum, task) => sum + points[task][subject], 0));
  },
};

/* A statistic without those who lack results of more than half of the tasks. */
function ofRanked(statistic, lacking) {
  return (tasks) =>
    statistic(tasks).map((value, i) => (lacking[i] ? NaN : value));
}

/* SplitMix64 at a counter, as the report draws. */
function draw(counter, bound) {
  const mask = (1n << 64n) - 1n;
  let z = ((BigInt(counter) + 1n) * 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  z ^= z >> 31n;
  return Number(((z >> 32n) * BigInt(bound)) >> 32n);
}

function resamples(tasks) {
  return Array.from({ length: 2000 }, (unused, i) =>
    Array.from({ length: tasks }, (unused2, j) => draw(i * tasks + j, tasks)));
}

function percentile(sorted, share) {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

const rankText = (rank) => rank.toFixed(1).replace(".0", "");

function places(statistic, drawn, tasks) {
  const values = statistic(Array.from({ length: tasks }, (unused, i) => i));
  const ranks = ranksOf(values);
  const samples = drawn.map((sample) => ranksOf(statistic(sample)));
  return values.map((value, i) => {
    const own = samples.map((sample) => sample[i]).sort((a, b) => a - b);
    return {
      value,
      text:
        "rank " + rankText(ranks[i]) +
        " [" + rankText(percentile(own, 0.025)) + ", " + rankText(percentile(own, 0.975)) + "]",
    };
  });
}

function tasksOf(table) {
  const heads = all("thead th", table);
  const columns = heads.map((head, i) => [head, i]).filter(([head]) => head.matches(".task"));
  if (columns.length < 3) {
    return;
  }
  const criteria = heads.map((head, i) => [head.dataset.criterion, i]).filter(([name]) => name);
  const originals = new Map();
  for (const row of all("tbody tr", table)) {
    for (let i = 1; i < columns[0][1]; i++) {
      const cell = row.cells[i];
      originals.set(cell, [cell.dataset.value, Array.from(cell.childNodes)]);
    }
  }
  const status = make("p", { className: "key", role: "status" });
  const boxes = columns.map(([head, column]) => {
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", update);
    return { box, column, head };
  });
  const setAll = (checked) => {
    boxes.forEach(({ box }) => (box.checked = checked));
    update();
  };
  const list = make(
    "details",
    { className: "fold chooser" },
    make("summary", {}, "Choose tasks"),
    make(
      "fieldset",
      {},
      make("legend", {}, "Tasks that are ranked"),
      ...boxes.map(({ box, head }) => make("label", {}, box, head.firstChild.textContent))),
    make("button", { type: "button", className: "tool", onclick: () => setAll(true) }, "All"),
    make("button", { type: "button", className: "tool", onclick: () => setAll(false) }, "None"));
  table.closest(".scroll").before(list, status);

  function update() {
    const chosen = boxes.filter(({ box }) => box.checked);
    const rows = all("tbody tr", table);
    for (const { box, column, head } of boxes) {
      head.hidden = !box.checked;
      rows.forEach((row) => (row.cells[column].hidden = !box.checked));
    }
    if (chosen.length === boxes.length) {
      originals.forEach(([value, nodes], cell) => {
        fill(cell, value, nodes);
      });
      status.textContent = "";
      return;
    }
    all("td.group", table).forEach((cell) => fill(cell, undefined, ["–"]));
    if (chosen.length === 0) {
      criteria.forEach(([, i]) => rows.forEach((row) => fill(row.cells[i], undefined, ["–"])));
      status.textContent = "No task is chosen.";
      return;
    }
    const scores = chosen.map(({ column, head }) =>
      rows.map(
        (row) => (head.dataset.smaller ? -1 : 1) * parseFloat(row.cells[column].dataset.value)));
    const shared = scores.filter((task) => task.filter((score) => !Number.isNaN(score)).length > 1);
    const lacking = rows.map(
      (unused, i) => 2 * shared.filter((task) => Number.isNaN(task[i])).length > shared.length);
    const drawn = resamples(chosen.length);
    for (const [name, i] of criteria) {
      const found = places(ofRanked(CRITERIA[name](scores), lacking), drawn, chosen.length);
      rows.forEach((row, subject) => {
        const { value, text } = found[subject];
        if (Number.isNaN(value)) {
          fill(row.cells[i], undefined, ["–"]);
        } else {
          const shown = name === "BORDA" ? rankText(value) : (100 * value).toFixed(1);
          fill(row.cells[i], String(value), [make("b", {}, shown), make("small", {}, text)]);
        }
      });
    }
    const winRate = criteria.find(([name]) => name === "WIN_RATE")[1];
    all("thead th", table).forEach((head) => head.removeAttribute("aria-sort"));
    sort(table, winRate, true, -1);
    status.textContent =
      "Ranked over " + chosen.length + " of " + boxes.length +
      " tasks, with intervals from as many resamples. Groups, tests and figures are of all tasks.";
  }

  function fill(cell, value, nodes) {
    if (value === undefined) {
      delete cell.dataset.value;
    } else {
      cell.dataset.value = value;
    }
    cell.replaceChildren(...nodes);
  }
}

/* Copying a command. */

function copyable(command) {
  const button = make("button", { type: "button", className: "tool copy" }, "Copy the command");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = "Copied";
    } catch (refused) {
      getSelection().selectAllChildren(command);
      button.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => (button.textContent = "Copy the command"), 2500);
  });
  command.before(button);
}

/* The map of an embedding: pan, zoom, names under the pointer, classes by the legend. */

function interactive(svg) {
  const figure = svg.parentElement;
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const home = { x: 0, y: 0, scale: 1 };
  let view = { ...home };
  const names = svg.querySelector(".names");
  const clouds = all("path.points", svg).map((path) => {
    const ids = path.dataset.ids.split("\n");
    const points = Array.from(path.getAttribute("d").matchAll(/M(-?[\d.]+) (-?[\d.]+)/g));
    return {
      path,
      points: points.map((match, i) => [
        Number(match[1]), Number(match[2]), path.dataset.prefix + ids[i]]),
    };
  });
  const ring = document.createElementNS(svg.namespaceURI, "circle");
  ring.setAttribute("class", "ring");
  ring.setAttribute("r", "0");
  svg.append(ring);
  const readout = make("p", { className: "key readout" }, "Point at the map to name an example.");
  const show = () => {
    svg.setAttribute(
      "viewBox",
      [view.x, view.y, width / view.scale, height / view.scale].join(" "));
    if (names) {
      names.style.fontSize = 13 / view.scale + "px";
      all("text", names).forEach((text) => {
        text.style.fontSize = 13 / view.scale + "px";
        text.style.strokeWidth = 4 / view.scale + "px";
      });
    }
  };
  const zoom = (factor, x = view.x + width / view.scale / 2, y = view.y + height / view.scale / 2) => {
    const scale = Math.min(40, Math.max(1, view.scale * factor));
    const kept = view.scale / scale;
    view = { x: x - (x - view.x) * kept, y: y - (y - view.y) * kept, scale };
    clamp();
  };
  const clamp = () => {
    view.x = Math.min(width - width / view.scale, Math.max(0, view.x));
    view.y = Math.min(height - height / view.scale, Math.max(0, view.y));
    show();
  };
  const pan = (x, y) => {
    view = { ...view, x: view.x + x / view.scale, y: view.y + y / view.scale };
    clamp();
  };
  const reset = () => {
    view = { ...home };
    show();
  };
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return [
      view.x + ((event.clientX - box.left) / box.width) * (width / view.scale),
      view.y + ((event.clientY - box.top) / box.height) * (height / view.scale),
    ];
  };
  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    drag = [event.clientX, event.clientY];
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointerup", () => (drag = null));
  svg.addEventListener("pointercancel", () => (drag = null));
  svg.addEventListener("pointermove", (event) => {
    const unit = width / svg.getBoundingClientRect().width;
    if (drag) {
      pan((drag[0] - event.clientX) * unit, (drag[1] - event.clientY) * unit);
      drag = [event.clientX, event.clientY];
      return;
    }
    const [x, y] = at(event);
    let best = (12 * unit) / view.scale;
    let found = null;
    for (const { path, points } of clouds) {
      if (!path.classList.contains("off")) {
        for (const point of points) {
          const distance = Math.hypot(point[0] - x, point[1] - y);
          if (distance < best) {
            best = distance;
            found = [path.dataset.name, point];
          }
        }
      }
    }
    if (found) {
      ring.setAttribute("cx", found[1][0]);
      ring.setAttribute("cy", found[1][1]);
      ring.setAttribute("r", 6 / view.scale);
      readout.textContent = found[0] + " · " + found[1][2];
    }
  });
  svg.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || document.activeElement === svg) {
        event.preventDefault();
        zoom(event.deltaY < 0 ? 1.25 : 0.8, ...at(event));
      }
    },
    { passive: false });
  svg.tabIndex = 0;
  const keys = {
    ArrowLeft: () => pan(-40, 0),
    ArrowRight: () => pan(40, 0),
    ArrowUp: () => pan(0, -40),
    ArrowDown: () => pan(0, 40),
    "+": () => zoom(1.5),
    "=": () => zoom(1.5),
    "-": () => zoom(1 / 1.5),
    0: reset,
  };
  svg.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const button = (text, label, action) =>
    make("button", { type: "button", className: "tool", "aria-label": label, onclick: action }, text);
  svg.after(
    make(
      "div",
      { className: "map-tools" },
      button("+", "Zoom in", () => zoom(1.5)),
      button("−", "Zoom out", () => zoom(1 / 1.5)),
      button("Whole map", "Show the whole map", reset),
      readout));
  all(".legend li", figure).forEach((entry, i) => {
    const toggle = make("button", { type: "button", className: "entry", "aria-pressed": "true" });
    toggle.append(...entry.childNodes);
    entry.append(toggle);
    toggle.addEventListener("click", () => {
      const on = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(on));
      clouds[i].path.classList.toggle("off", !on);
      if (names && names.children[i]) {
        names.children[i].classList.toggle("off", !on);
      }
    });
  });
}

/* What is folded is prepared when it is opened. */

const prepared = new WeakSet();

function prepare(root) {
  for (const [selector, action] of [["pre.command", copyable], ["svg.map", interactive]]) {
    for (const element of all(selector, root)) {
      const fold = element.parentElement.closest("details");
      if (!prepared.has(element) && (!fold || fold.open)) {
        prepared.add(element);
        action(element);
      }
    }
  }
}

tools();
all("table.ranking")
  .filter((table) => table.querySelector(".criterion small")) // others have no ranks
  .forEach(tasksOf);
all("table.ranking, table.leaderboard").forEach(sortable);
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) {
      unpack(event.target);
    }
    prepare(event.target);
  },
  true);
addEventListener("beforeprint", () => unpack(document));
all("details[open]").forEach(prepare);
addEventListener("hashchange", reveal);
reveal();
