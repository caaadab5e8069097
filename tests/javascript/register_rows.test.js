// register_rows.js: rows are found with and without marks, sorted as they are read, empty cells last.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filtered, sorted } from "../../assistant/widgets/static/register_rows.js";

const row = (cells, keys, state = "") => ({ cells, keys, state, meeting: "", path: "", life: [] });
const rows = [
  row(["1", "Rà soát hồ sơ", "04/09/2026"], [1, "Rà soát hồ sơ", "2026-09-04"], "overdue"),
  row(["2", "Đọc báo", ""], [2, "Đọc báo", null], "open"),
  row(["10", "Ấn định lịch", "31/01/2026"], [10, "Ấn định lịch", "2026-01-31"], "done"),
];
const numbers = (found) => found.map((one) => one.keys[0]);

test("every word has to be there, in any order, with or without marks", () => {
  assert.deepEqual(numbers(filtered(rows, "so ra")), [1]);
  assert.deepEqual(numbers(filtered(rows, "ĐỌC")), [2]);
  assert.deepEqual(numbers(filtered(rows, "doc lich")), []);
  assert.deepEqual(numbers(filtered(rows, "  ")), [1, 2, 10]);
});

test("tasks that are still going on are those whose day is to come and those whose day is over", () => {
  assert.deepEqual(numbers(filtered(rows, "", "going")), [1, 2]);
  assert.deepEqual(numbers(filtered(rows, "", "done")), [10]);
});

test("numbers are sorted as numbers, days as days, and empty cells come last either way", () => {
  assert.deepEqual(numbers(sorted(rows, { column: -1, down: false })), [1, 2, 10]);
  assert.deepEqual(numbers(sorted(rows, { column: 0, down: true })), [10, 2, 1]);
  assert.deepEqual(numbers(sorted(rows, { column: 2, down: false })), [10, 1, 2]);
  assert.deepEqual(numbers(sorted(rows, { column: 2, down: true })), [1, 10, 2]);
});

test("words are sorted as Vietnamese sorts them", () => {
  assert.deepEqual(numbers(sorted(rows, { column: 1, down: false })), [10, 2, 1]);
});
