// Answers queries apart from the page, which can end this worker when the time is up.
import load, { Store, namedNode } from "./oxigraph/web.js";

let store = null;
const problem = (error) => String(error && error.message ? error.message : error);

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.graph) {
      const [, answer] = await Promise.all([load({ module_or_path: new URL("oxigraph/web_bg.wasm", import.meta.url) }), fetch(data.graph)]);
      if (!answer.ok) throw new Error(`${answer.status}`);
      store = new Store();
      store.load(await answer.text(), { format: "application/trig" });
      self.postMessage({ ready: true });
      return;
    }
    const options = { base_iri: data.base };
    if (data.graphs.length) options.default_graph = data.graphs.map((name) => namedNode(name));
    else if (!data.named) options.use_default_graph_as_union = true;
    const begun = performance.now();
    let answer = store.query(data.text, { ...options, results_format: data.form === "graph" ? "nt" : "json" });
    const took = Math.round(performance.now() - begun);
    const csv = data.form === "select" ? store.query(data.text, { ...options, results_format: "csv" }) : "";
    self.postMessage({ answer, csv, took, form: data.form });
  } catch (error) {
    self.postMessage(data.graph ? { failed: problem(error) } : { error: problem(error) });
  }
});
