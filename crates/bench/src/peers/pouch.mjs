// How does PouchDB carry records? Its own server and client, both on LevelDB: each record is a document.
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import express from "express";
import serving from "express-pouchdb";
import PouchDB from "pouchdb";

const [verb, folder, at, data] = process.argv.slice(2);
const AT_ONCE = 1000;

async function records(name) {
  const all = [];
  for await (const line of createInterface({ input: createReadStream(join(data, name)) })) {
    const { id, ...rest } = JSON.parse(line);
    all.push({ _id: id, ...rest });
  }
  return all;
}

async function written(local, docs) {
  for (let begin = 0; begin < docs.length; begin += AT_ONCE) {
    const answers = await local.bulkDocs(docs.slice(begin, begin + AT_ONCE));
    const refused = answers.find((answer) => answer.error);
    if (refused) throw new Error(refused.message);
  }
}

async function ready() {
  const lines = createInterface({ input: process.stdin });
  console.log("ready");
  for await (const _ of lines) break;
}

function peakKib() {
  return Number(readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s+(\d+)/)[1]);
}

async function client() {
  const local = new PouchDB(join(folder, "records"));
  if (verb === "fill") {
    await written(local, await records("first.jsonl"));
  } else if (verb === "week") {
    const week = await records("week.jsonl");
    const { rows } = await local.allDocs({ keys: week.map((doc) => doc._id) });
    await written(
      local,
      week.map((doc, nth) => (rows[nth].value ? { ...doc, _rev: rows[nth].value.rev } : doc)),
    );
  } else if (verb === "push" || verb === "pull") {
    const remote = `http://${at}/kith`;
    const settings = { batch_size: AT_ONCE };
    await local.info();
    await ready();
    const begun = performance.now();
    const done = await (verb === "push" ? local.replicate.to(remote, settings) : local.replicate.from(remote, settings));
    if (!done.ok || done.doc_write_failures > 0) throw new Error("not all of it was carried");
    console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, peak_kib: peakKib() }));
  } else if (verb === "tell") {
    const { rows } = await local.allDocs({ include_docs: true });
    const lines = rows.map(({ doc }) => [doc.student, doc.label, doc.is_adult, doc.origin].join("\t"));
    // Sorted by bytes, as the others sort.
    lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    writeFileSync(join(folder, "held.txt"), `${lines.join("\n")}\n`);
  }
  await local.close();
}

if (verb === "serve") {
  const app = express();
  const kept = PouchDB.defaults({ prefix: `${folder}/` });
  app.use("/", serving(kept, { mode: "minimumForPouchDB", inMemoryConfig: true }));
  const server = app.listen(0, "127.0.0.1", () => console.log(`127.0.0.1:${server.address().port}`));
} else {
  await client();
  process.exit(0);
}
