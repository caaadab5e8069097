// copies.js: what was typed and nobody has confirmed, kept in this browser for the page itself and for the next one.

import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { forget, inherit, keep } from "../../assistant/widgets/static/copies.js";
import { locks, settle } from "./browser.js";

const copy = (field = "item.B1.a") => ({ meeting: "m1", field, base: "", rev: 0, value: "chữ", sent: null });
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("chibo:"));
const leave = (page, more = {}) =>
  localStorage.setItem(`chibo:m1:item.B1.a:${page}`, JSON.stringify({ ...copy(), page, at: Date.now(), ...more }));

beforeEach(() => {
  localStorage.clear();
  mock.method(console, "warn", () => {});
});
afterEach(() => mock.restoreAll());

test("a copy is kept for a field and forgotten when it is on the disk", () => {
  assert.equal(keep(copy()), true);
  assert.equal(keep(copy("item.B1.b")), true);
  assert.equal(keys().length, 2);
  forget(copy());
  assert.deepEqual(
    keys().map((key) => key.split(":")[2]),
    ["item.B1.b"],
  );
});

test("where the browser has no room that is told", () => {
  const whole = globalThis.localStorage;
  globalThis.localStorage = {
    setItem() {
      throw new Error("QuotaExceededError");
    },
  };
  assert.equal(keep(copy()), false);
  globalThis.localStorage = whole;
});

test("what a page that is gone left is handed on, what a living page has is waited for", async () => {
  leave("gone");
  locks.hold("chibo-page-other");
  leave("other");
  const taken = [];
  const stop = inherit("m1", (one) => taken.push(one.page));
  await settle();
  assert.deepEqual(taken, ["gone"]);
  locks.letGo("chibo-page-other");
  await settle();
  assert.deepEqual(taken, ["gone", "other"]);
  stop();
});

test("copies of another meeting are left alone", async () => {
  leave("gone");
  const taken = [];
  const stop = inherit("m2", (one) => taken.push(one.page));
  await settle();
  stop();
  assert.deepEqual(taken, []);
});

test("what is older than 30 days is dropped, and what is no copy is passed over", async () => {
  leave("old", { at: Date.now() - 31 * 24 * 3600 * 1000 });
  localStorage.setItem("chibo:m1:item.B1.a:odd", "{");
  leave("odd2", { value: 5 });
  const taken = [];
  const stop = inherit("m1", (one) => taken.push(one.page));
  await settle();
  stop();
  assert.deepEqual(taken, []);
  assert.equal(localStorage.getItem("chibo:m1:item.B1.a:odd"), "{", "what cannot be read is not thrown away");
});
