// console/rail.js: the minutes of a run of items: what was spent, and what is planned told apart.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const item = (state, spent, planned, since = null) => ({ state, spent, planned, since });
const told = async (...items) => {
  const { runMinutes } = await import("../../assistant/widgets/static/console/rail.js");
  return runMinutes(items, 1000);
};

test("what is planned for the items to come is not added to what was spent", async () => {
  const three = [item("done", 120, 5), item("done", 90, 5), item("done", 90, 5)];
  assert.equal(await told(...three, item("todo", 0, 5)), "5/20 phút");
});

test("parts of minutes are added before they are rounded", async () => {
  assert.equal(await told(item("done", 50, 3), item("done", 50, 1), item("done", 40, 1)), "2 phút");
});

test("the item that goes on counts up to now", async () => {
  assert.equal(await told(item("done", 60, 3), item("current", 0, 10, 880)), "3/13 phút");
});

test("before anything was spent there is only a plan", async () => {
  assert.equal(await told(item("todo", 0, 10), item("todo", 0, 5)), "15 phút");
});
