// merge.js: two people's changes of one text come together. (tests/widgets/test_texts.py tries it with random texts.)
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, clean, merge, splice, tidyPaste, within } from "../../assistant/widgets/static/merge.js";

test("the smallest edit is counted in code points, not in halves of one", () => {
  assert.deepEqual(splice("a😀b", "a😀cb"), { at: 2, cut: 0, insert: "c" });
  assert.deepEqual(splice("họp", "họp"), { at: 3, cut: 0, insert: "" });
});

test("changes in different places both stay", () => {
  assert.equal(merge("một hai ba", "một HAI ba", "một hai BỐN"), "một HAI BỐN");
});

test("where both change the same words theirs stays and mine follows on a line of its own", () => {
  assert.equal(merge("cũ", "họ viết", "tôi ghi"), "họ viết\ntôi ghi");
});

test("what I only took away does not take theirs away", () => {
  assert.equal(merge("một hai", "một HAI", "một "), "một HAI");
});

test("the caret stays with the words it stood among", () => {
  assert.equal(carried(4, "hai ba", "một hai ba"), 8);
  assert.equal(carried(3, "hai ba", "hai bốn"), 3);
});

test("a text already has what its beginning says", () => {
  assert.equal(within("", "nhất trí cao", "nhất trí"), true);
  assert.equal(within("", "khác", "nhất trí"), false);
});

test("what cannot be written down is dropped, and ends of lines are one kind", () => {
  assert.equal(clean("a\u0000b\r\nc\rd\ud800"), "ab\nc\nd");
});

test("a paste from Word comes in as clean text", () => {
  assert.equal(tidyPaste("•\tMột\u00a0hai  \n\n\n\nba\u200b"), "- Một hai\n\nba");
});
