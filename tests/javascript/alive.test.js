// alive.js: which pages of this browser live. Each holds a lock of its own name; without locks it gives signs of life.

import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { gone, live, living, whenGone } from "../../assistant/widgets/static/alive.js";
import { locks, settle } from "./browser.js";

const withoutLocks = () => Object.defineProperty(navigator, "locks", { value: undefined, configurable: true });

beforeEach(() => {
  Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
  localStorage.clear();
  locks.held.clear();
});
afterEach(() => mock.timers.reset());

test("a page lives under a name that is free, and then is known to live", async () => {
  assert.equal(await live("a"), true);
  assert.deepEqual(await living(), ["a"]);
  assert.equal(await gone("a"), false);
});

test("a name that another page goes on holding is not given", async () => {
  locks.hold("chibo-page-b");
  assert.equal(await live("b", 600), false);
});

test("what waits for a page to go begins when it has gone", async () => {
  locks.hold("chibo-page-c");
  const done = [];
  whenGone("c", () => done.push("c"));
  await settle();
  assert.deepEqual(done, []);
  locks.letGo("chibo-page-c");
  await settle();
  assert.deepEqual(done, ["c"]);
});

test("without locks a page that gives signs of life lives, and one that was silent for long is gone", async () => {
  mock.timers.enable({ apis: ["Date", "setInterval", "setTimeout"], now: 1_000_000 });
  withoutLocks();
  assert.equal(await live("d"), true);
  assert.equal(await gone("d"), false);
  localStorage.setItem("chibo-alive-e", "1000000");
  assert.equal(await live("e"), false);
  mock.timers.tick(151_000);
  assert.equal(await gone("e"), true);
  assert.equal(await gone("d"), false, "the first page has gone on giving signs");
  assert.deepEqual(await living(), []);
});

test("without locks what waits for a page looks again until it is silent", async () => {
  mock.timers.enable({ apis: ["Date", "setInterval", "setTimeout"], now: 1_000_000 });
  withoutLocks();
  localStorage.setItem("chibo-alive-f", "1000000");
  const done = [];
  whenGone("f", () => done.push("f"));
  mock.timers.tick(10_000);
  assert.deepEqual(done, []);
  mock.timers.tick(150_000);
  assert.deepEqual(done, ["f"]);
});
