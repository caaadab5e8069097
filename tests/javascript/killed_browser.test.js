// copies.js after the browser was killed: localStorage is as it was seconds before, the database as it was last.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";

const onDisk = globalThis.indexedDB;
const { locks } = await import("./browser.js");
globalThis.indexedDB = onDisk;

const COPY = { meeting: "m1", field: "item.B1.a", base: "", rev: 0, value: "chữ", sent: null };
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("chibo:"));
const pageOf = (key) => key.split(":").at(-1);
let pages = 0;
/** A page of this browser, with its own copies. */
const opened = () => import(`../../assistant/widgets/static/copies.js?page=${pages++}`);
/** What a new page is handed. */
async function inherited() {
  const taken = [];
  const stop = (await opened()).inherit("m1", (one) => taken.push(one.value));
  await written();
  stop();
  return taken;
}
/** All that was asked of the database is there: transactions come one after the other. */
async function written() {
  for (let n = 0; n < 20; n++) await new Promise((done) => setImmediate(done));
}

/** A page that has kept something, and forgotten it: with what localStorage had of it before. */
async function forgotten() {
  const page = await opened();
  page.keep(COPY);
  await written();
  const [key] = keys();
  const before = localStorage.getItem(key);
  page.forget(COPY);
  return { page, key, before };
}

test("what was forgotten does not come again, though localStorage has not heard of it", async () => {
  const { key, before } = await forgotten();
  await written();
  locks.letGo(`chibo-page-${pageOf(key)}`);
  localStorage.setItem(key, before);
  assert.deepEqual(await inherited(), []);
  assert.deepEqual(keys(), [], "and it does not lie there any more");
});

test("what was typed after it does, also where localStorage shows what was there before", async () => {
  const { page, key, before } = await forgotten();
  await new Promise((done) => setTimeout(done, 2)); // the clock of copies counts milliseconds
  page.keep({ ...COPY, value: "chữ mới" });
  await written();
  locks.letGo(`chibo-page-${pageOf(key)}`);
  localStorage.setItem(key, before);
  assert.deepEqual(await inherited(), ["chữ mới"]);
});
