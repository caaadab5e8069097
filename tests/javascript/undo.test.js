// undo.js: what takes more with it than a press should cost is asked first.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { takeBack } from "../../assistant/widgets/static/console/undo.js";

test("an end is taken back after a question alone, everything else at once", () => {
  const [sent, asked] = [[], []];
  const act = async (command) => sent.push(command);
  let answer = false;
  globalThis.confirm = (question) => {
    asked.push(question);
    return answer;
  };
  takeBack(act, "Hoàn tác việc kết thúc?");
  assert.deepEqual([sent, asked], [[], ["Hoàn tác việc kết thúc?"]]);
  answer = true;
  takeBack(act, "Hoàn tác việc kết thúc?");
  assert.deepEqual(sent, ["Undo"]);
  takeBack(act, "");
  assert.deepEqual([sent, asked.length], [["Undo", "Undo"], 2]);
});
