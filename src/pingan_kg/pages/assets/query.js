"use strict";
// The page of queries: what is asked goes to the worker, what it answers into the table.
(() => {
  const { base, prefixes, questions, terms, words } = window.pinganQuery;
  const get = (id) => document.getElementById(id);
  const asking = get("asking");
  const editor = get("editor");
  const question = get("question");
  const status = get("status");
  const failure = get("error");
  const table = get("answer");
  const SHOWN = 500;
  const place = (name) => new URL(name, document.baseURI);
  let worker = null;
  let ready = false;
  let waiting = null;
  let timer = 0;
  let csv = "";
  let asked = null;

  const filled = (text, ...parts) => parts.reduce((left, part) => left.replace("{}", part), text);
  const told = (text) => { status.textContent = text; };
  const failed = (text) => {
    failure.textContent = text;
    failure.hidden = !text;
  };
  const idle = () => {
    clearTimeout(timer);
    asked = null;
    get("stop").disabled = true;
    get("run").disabled = false;
  };
  const begin = () => {
    ready = false;
    worker = new Worker(place(asking.dataset.worker), { type: "module" });
    worker.addEventListener("message", heard);
    worker.addEventListener("error", () => { idle(); waiting = null; told(""); failed(words["no-engine"]); });
    worker.postMessage({ graph: place(asking.dataset.graph).href });
  };
  const halt = (why) => {
    worker.terminate();
    worker = null;
    waiting = null;
    idle();
    told(why);
  };
  // The form of a query is its first word that is no declaration, comments aside.
  const bare = (text) => text.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\r\n]*/g, (part) => (part[0] === "#" ? " " : '""'));
  const form = (text) => {
    const found = /\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(bare(text).replace(/\b(PREFIX\s+[^\s]*|BASE)\s*""/gi, " "));
    const word = found ? found[1].toUpperCase() : "SELECT";
    return word === "SELECT" ? "select" : word === "ASK" ? "ask" : "graph";
  };
  const declared = (text) => {
    const own = new Set([...bare(text).matchAll(/\bPREFIX\s+([^\s:]*):/gi)].map((one) => one[1]));
    return Object.entries(prefixes).filter(([name]) => !own.has(name)).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ") + " " + text;
  };
  const send = () => {
    told(words.working);
    worker.postMessage(waiting);
    waiting = null;
    const seconds = Math.min(600, Math.max(1, Number(get("seconds").value) || 30));
    timer = setTimeout(() => halt(filled(words.timeout, seconds)), seconds * 1000);
  };
  const run = () => {
    const text = editor.value;
    if (!text.trim() || asked) return;
    failed("");
    clear();
    const shipped = questions[question.value];
    const graphs = shipped && shipped.text === text ? shipped.graphs : [];
    waiting = { text: declared(text), base, graphs, form: form(text), named: /(?<![?$:\w-])FROM(?![:\w-])/i.test(bare(text)) };
    asked = waiting;
    get("stop").disabled = false;
    get("run").disabled = true;
    if (!worker) begin();
    if (ready) send();
    else told(words.loading);
  };
  const clear = () => {
    table.tHead.textContent = "";
    table.tBodies[0].textContent = "";
    csv = "";
    get("csv").disabled = true;
  };
  const shortened = (iri) => {
    if (iri.startsWith(base) && !iri.includes("#")) return iri.slice(base.length);
    const found = Object.entries(prefixes).find(([, space]) => iri.startsWith(space));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  };
  const linked = (term) => {
    const link = document.createElement("a");
    const own = /^(metric|area|agency|program|period|theme|observation|claim|source|recognition|code|person|event)\/[A-Za-z0-9_./-]+$/;
    const path = term.value.startsWith(base) ? term.value.slice(base.length) : "";
    if (own.test(path) && !path.includes("..")) link.href = `${path}.html`;
    else if (/^https?:\/\//.test(term.value)) { link.href = term.value; link.rel = "noopener external"; }
    link.textContent = shortened(term.value);
    return link;
  };
  const written = (cell, term) => {
    if (!term) return;
    if (term.type === "uri") cell.append(linked(term));
    else if (term.type === "literal") {
      cell.textContent = term.datatype && term.datatype.endsWith("#boolean") && words[term.value] ? words[term.value] : term.value;
      if (/#(decimal|integer|double)$/.test(term.datatype || "")) cell.className = "n";
      if (term["xml:lang"]) cell.lang = term["xml:lang"];
    } else cell.textContent = term.value ? `_:${term.value}` : JSON.stringify(term);
  };
  const laid = (names, rows) => {
    const head = table.tHead.insertRow();
    for (const name of names) {
      const made = document.createElement("th");
      made.scope = "col";
      made.textContent = name;
      head.append(made);
    }
    for (const row of rows.slice(0, SHOWN)) {
      const line = table.tBodies[0].insertRow();
      for (const name of names) written(line.insertCell(), row[name]);
    }
  };
  const heard = ({ data }) => {
    if (data.ready) {
      ready = true;
      if (waiting) send();
      else told("");
      return;
    }
    idle();
    if (data.failed) {
      worker.terminate();
      worker = null;
      told("");
      failed(`${words["no-engine"]}\n${data.failed}`);
      return;
    }
    if (data.error) {
      told("");
      failed(data.error);
      return;
    }
    let rows = [];
    if (data.form === "graph") {
      const lines = data.answer.split("\n").filter(Boolean).sort();
      rows = lines.map((line) => ({ triple: { type: "literal", value: line } }));
      laid(["triple"], rows);
      csv = `${lines.join("\n")}\n`;
    } else {
      const answer = JSON.parse(data.answer);
      if ("boolean" in answer) {
        rows = [{ answer: { type: "literal", value: words[String(answer.boolean)] } }];
        laid(["answer"], rows);
        csv = `answer\r\n${answer.boolean}\r\n`;
      } else {
        rows = answer.results.bindings;
        laid(answer.head.vars, rows);
        csv = data.csv;
      }
    }
    get("csv").disabled = false;
    told(filled(words.rows, rows.length, data.took) + (rows.length > SHOWN ? ` ${filled(words["rows-first"], SHOWN)}` : ""));
  };

  get("run").addEventListener("click", run);
  get("stop").addEventListener("click", () => halt(words.stopped));
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  question.addEventListener("change", () => {
    const shipped = questions[question.value];
    if (!shipped) return;
    editor.value = shipped.text;
    history.replaceState(null, "", `#name=${question.value}`);
    if (asked) halt(words.stopped);
    run();
  });
  for (const [name, label] of terms) {
    const option = document.createElement("option");
    option.value = name;
    option.label = `${label} · ${name}`;
    get("terms").append(option);
  }
  const known = new Set(terms.map(([name]) => name));
  get("insert").addEventListener("input", ({ target }) => {
    if (!known.has(target.value)) return;
    editor.setRangeText(target.value, editor.selectionStart, editor.selectionEnd, "end");
    target.value = "";
    editor.focus();
  });
  get("share").addEventListener("click", async ({ target }) => {
    const shipped = questions[question.value];
    const said = shipped && shipped.text === editor.value ? `name=${question.value}` : `query=${encodeURIComponent(editor.value)}`;
    history.replaceState(null, "", `#${said}`);
    try {
      await navigator.clipboard.writeText(location.href);
      told(words.copied);
    } catch {
      told(location.href);
    }
    target.focus();
  });
  get("csv").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    link.download = "answer.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  // A link brings its query, and never asks it by itself unless it is a shipped one.
  const restore = () => {
    const said = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
    const name = said.get("name");
    if (name && Object.hasOwn(questions, name)) {
      question.value = name;
      editor.value = questions[name].text;
      run();
    } else if (said.get("query")) {
      question.value = "";
      editor.value = said.get("query");
    }
  };
  asking.hidden = false;
  restore();
  addEventListener("hashchange", restore);
})();
