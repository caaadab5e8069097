// members.js: which column of the members' list holds what.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const { holding } = await import("../../assistant/widgets/static/members.js");

test("a field that is given to another column is taken from the one that had it", () => {
  assert.deepEqual(holding({ 1: "name", 4: "status" }, 2, "name"), { 2: "name", 4: "status" });
  assert.deepEqual(holding({ 1: "name", 4: "status" }, 4, "role"), { 1: "name", 4: "role" });
});

test("a column may hold nothing, and so may several", () => {
  const none = holding({ 1: "name", 4: "" }, 1, "");
  assert.deepEqual(Object.values(none).filter(Boolean), []);
});
