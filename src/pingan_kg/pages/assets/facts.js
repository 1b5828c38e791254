"use strict";
// Filters, sorts and searches the table of figures; the address says what is shown.
(() => {
  const { fields, texts, rows } = window.pinganFigures;
  const at = Object.fromEntries(fields.map((name, place) => [name, place]));
  const lang = document.documentElement.lang;
  const table = document.getElementById("facts");
  const body = table.tBodies[0];
  const search = document.getElementById("search");
  const selects = [...document.querySelectorAll("[data-filter]")];
  const more = document.getElementById("more");
  const count = document.getElementById("count");
  const heads = [...table.tHead.rows[0].cells];
  const STEP = 200;
  const cell = (row, name) => texts[row[at[name]]];
  const order = new Intl.Collator(lang, { numeric: true });
  let shown = [];
  let limit = STEP;
  let sort = ["", ""];

  const folded = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/(\d),(?=\d{3})/g, "$1").replace(/["'“”‘’「」『』《》〈〉]/g, "").replace(/[-‐‑‒–—_/\s]+/g, " ").trim();
  const haystacks = rows.map((row) =>
    folded(["metric", "meaning", "printed", "area", "period", "agency", "theme", "program", "words", "id"].map((name) => cell(row, name)).join(" ")));
  const han = /^[\u3400-\u9fff]+$/;
  const bigrams = (word) => Array.from(word).slice(1).map((one, place) => Array.from(word)[place] + one);
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // A number is found as a whole one only; a Chinese word as it is, else by its pairs of
  // characters, else as a short form (电诈 for 电信诈骗).
  const finder = (word) => {
    if (/^[\d.]+$/.test(word)) {
      const whole = new RegExp(`(?<![\\d.])${escaped(word)}(?![\\d]|\\.\\d)`);
      return (text) => whole.test(text);
    }
    if (!han.test(word) || haystacks.some((text) => text.includes(word))) {
      return (text) => text.includes(word);
    }
    const pairs = bigrams(word);
    if (word.length > 2 && haystacks.some((text) => pairs.every((pair) => text.includes(pair)))) {
      return (text) => pairs.every((pair) => text.includes(pair));
    }
    if (word.length < 2 || word.length > 4) return () => false;
    const short = new RegExp(Array.from(word).join("[\\u3400-\\u9fff]{0,3}"));
    return (text) => short.test(text);
  };

  const values = (row, name) => cell(row, name).split("; ").filter(Boolean);
  const fill = (select) => {
    const counts = new Map();
    for (const row of rows) for (const one of values(row, select.dataset.filter)) counts.set(one, (counts.get(one) || 0) + 1);
    const names = [...counts.keys()].sort(order.compare);
    select.append(new Option(select.dataset.all, ""));
    for (const name of names) select.append(new Option(`${name} (${counts.get(name)})`, name));
    select.closest("p").hidden = names.length < 2;
  };
  const number = (row) => Number(cell(row, "value") || "NaN");
  const sorted = (found) => {
    const [name, way] = sort;
    if (!name) return found;
    const sign = way === "descending" ? -1 : 1;
    const key = (row, other) => {
      if (name === "meaning") {
        const [a, b] = [number(row), number(other)];
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
        return sign * (a - b);
      }
      const [a, b] = [cell(row, name), cell(other, name)];
      if (!a || !b) return !a - !b;
      return sign * order.compare(a, b);
    };
    return [...found].sort(key);
  };
  const draw = () => {
    body.textContent = "";
    for (const row of shown.slice(0, limit)) {
      const line = body.insertRow();
      heads.forEach((head, place) => {
        const name = head.dataset.column;
        const text = cell(row, name);
        if (place) {
          const made = line.insertCell();
          made.textContent = text;
          if (name === "printed") made.lang = "zh-CN";
          return;
        }
        const first = document.createElement("th");
        first.scope = "row";
        const link = document.createElement("a");
        link.href = `${cell(row, "id")}.html`;
        link.textContent = text;
        first.append(link);
        line.append(first);
      });
    }
    more.hidden = shown.length <= limit;
    const form = shown.length === rows.length ? count.dataset.all : count.dataset.some;
    const filled = form.replace("{}", rows.length).replace("{0}", shown.length).replace("{1}", rows.length);
    if (count.textContent !== filled) count.textContent = filled;
  };
  const state = () => {
    const said = new URLSearchParams();
    if (search.value.trim()) said.set("q", search.value.trim());
    for (const select of selects) if (select.value) said.set(select.dataset.filter, select.value);
    if (sort[0]) said.set("sort", sort.join("."));
    return said.toString();
  };
  const update = (keep) => {
    const finders = folded(search.value).split(" ").filter(Boolean).map(finder);
    const wanted = selects.filter((select) => select.value);
    shown = sorted(rows.filter((row, place) =>
      wanted.every((select) => values(row, select.dataset.filter).includes(select.value))
      && finders.every((found) => found(haystacks[place]))));
    limit = STEP;
    for (const head of heads) {
      if (head.dataset.column === sort[0]) head.setAttribute("aria-sort", sort[1]);
      else head.removeAttribute("aria-sort");
    }
    draw();
    const said = state();
    const language = document.getElementById("language");
    language.search = said ? `?${search.value.trim() ? `q=${encodeURIComponent(search.value.trim())}` : ""}` : "";
    if (!keep) history.replaceState(null, "", said ? `?${said}` : location.pathname);
  };
  const restore = () => {
    const said = new URLSearchParams(location.search);
    search.value = said.get("q") || "";
    for (const select of selects) select.value = said.get(select.dataset.filter) || "";
    for (const select of selects) if (select.selectedIndex < 0) select.value = "";
    const [name, way] = (said.get("sort") || "").split(".");
    const known = heads.some((head) => head.dataset.column === name);
    sort = known ? [name, way === "descending" ? way : "ascending"] : ["", ""];
    update(true);
  };
  const save = (text, kind, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const columns = fields.filter((name) => name !== "words");
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const csv = () =>
    [columns, ...shown.map((row) => columns.map((name) => quoted(cell(row, name))))].map((line) => line.join(",")).join("\r\n") + "\r\n";
  const json = () =>
    JSON.stringify(shown.map((row) => Object.fromEntries(columns.map((name) => [name, cell(row, name)]))), null, 1) + "\n";

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = table.dataset.sort;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      const name = head.dataset.column;
      if (sort[0] !== name) sort = [name, "ascending"];
      else if (sort[1] === "ascending") sort = [name, "descending"];
      else sort = ["", ""];
      update();
    });
  }
  for (const select of selects) {
    fill(select);
    select.addEventListener("change", () => update());
  }
  search.addEventListener("input", () => update());
  more.addEventListener("click", () => { limit += STEP; draw(); });
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    for (const select of selects) select.value = "";
    sort = ["", ""];
    update();
  });
  document.getElementById("csv").addEventListener("click", () => save(csv(), "text/csv;charset=utf-8", "figures.csv"));
  document.getElementById("json").addEventListener("click", () => save(json(), "application/json", "figures.json"));
  addEventListener("popstate", restore);
  document.getElementById("controls").hidden = false;
  const pages = document.getElementById("pages");
  if (pages) pages.hidden = true;
  restore();
})();
