// course.js: leaving an item that has something to read back opens the reading first.

import "./browser.js";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { away, closeReading, goingTo, goTo } from "../../assistant/widgets/static/course.js";
import { settle } from "./browser.js";

let asked;
let refuse;
const act = async (command, args) => {
  asked.push([command, args]);
  return command === refuse ? null : {};
};

beforeEach(() => {
  asked = [];
  refuse = "";
});

const at = (item, read_back) => ({ current: { id: item, title: item }, next: null, previous: null, read_back });

test("the desk is away while it looks at another item of a meeting that runs", () => {
  assert.equal(away({ course: at("B1", false), item: { id: "B2" } }), true);
  assert.equal(away({ course: at("B1", false), item: { id: "B1" } }), false);
  assert.equal(away({ course: null, item: { id: "B1" } }), false);
});

test("before the start and after the end there is nowhere to go", async () => {
  await goTo(act, "B2", null);
  assert.deepEqual(asked, []);
});

test("without anything to read back the item is changed at once", async () => {
  await goTo(act, "B2", at("B1", false));
  assert.deepEqual(asked, [["GoToItem", { item: "B2" }]]);
});

test("nothing is asked for the item that is current, or for none", async () => {
  await goTo(act, "B1", at("B1", true));
  await goTo(act, undefined, at("B1", true));
  assert.deepEqual(asked, []);
});

test("what is to be read back is read first, and then the meeting goes where it was going", async () => {
  await goTo(act, "B2", at("B1", true));
  assert.equal(goingTo(), "B2");
  await closeReading(act, "read");
  assert.deepEqual(asked, [
    ["OpenReading", { what: "B1" }],
    ["CloseReading", { outcome: "read" }],
    ["GoToItem", { item: "B2" }],
  ]);
  assert.equal(goingTo(), "");
});

test("going back to change something stays at the item", async () => {
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, null);
  assert.deepEqual(asked.at(-1), ["CloseReading", { outcome: null }]);
});

test("a refusal to close the reading leads nowhere", async () => {
  refuse = "CloseReading";
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, "read");
  assert.equal(asked.at(-1)[0], "CloseReading");
});

test("a refusal to open the reading is not remembered: one that somebody else opened leads nowhere", async () => {
  refuse = "OpenReading";
  await goTo(act, "B2", at("B1", true));
  assert.equal(goingTo(), "");
  await closeReading(act, "read");
  assert.deepEqual(asked.at(-1), ["CloseReading", { outcome: "read" }]);
});

test("a reading that was skipped is told of", async () => {
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, "skipped");
  await settle();
  assert.match(document.getElementById("chibo-notice").textContent, /bỏ qua đọc lại/);
});
