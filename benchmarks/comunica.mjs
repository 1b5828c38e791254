// Answer queries by Comunica over N3 stores, a line of JSON in and out: see peers.py.
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const [folder, ...files] = process.argv.slice(2);
const modules = createRequire(join(resolve(folder), "package.json"));
const { QueryEngine } = modules("@comunica/query-sparql-rdfjs");
const { Store, StreamParser } = modules("n3");
const manifest = join(resolve(folder), "node_modules/@comunica/query-sparql-rdfjs/package.json");
const { version } = JSON.parse(readFileSync(manifest, "utf8"));

const loaded = (file) =>
  new Promise((done, failed) => {
    const store = new Store();
    const parsed = createReadStream(file).pipe(new StreamParser({ format: "N-Triples" }));
    parsed.on("error", failed);
    store.import(parsed).on("end", () => done(store));
  });
const stores = await Promise.all(files.map(loaded));
const engine = new QueryEngine();

async function answer({ graph, query }) {
  const start = performance.now();
  const before = process.cpuUsage();
  const taken = () => {
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - start, work: (user + system) / 1000 };
  };
  try {
    const result = await engine.query(query, { sources: [stores[graph]] });
    const { data } = await engine.resultToString(result, "application/sparql-results+json");
    let text = "";
    for await (const chunk of data) text += chunk;
    return { ...JSON.parse(text), ...taken() };
  } catch (error) {
    return { error: `${error.name}: ${error.message}`, ...taken() };
  }
}

console.log(JSON.stringify({ version: `Comunica ${version}` }));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
