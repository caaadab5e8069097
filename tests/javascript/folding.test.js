// folding.js: which parts of the rail fold, level by level; the item in hand never does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, LEVELS, likely, lines } from "../../assistant/widgets/static/console/folding.js";

const item = (id) => ({ id, title: id, full: id, state: "todo", planned: 5, spent: 0, since: null, secret: false });
const phase = { name: "Nội dung", items: ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"].map(item) };
const shown = (at, level) => folded(phase, at, level).map((row) => row.fold ?? row.id);

test("nothing folds where there is room", () => {
  assert.equal(shown("B8", 0).length, 9);
});

test("a phase that is not in hand is one line; then what lies before, then all but the neighbours", () => {
  assert.deepEqual(shown("A1", 1), ["Nội dung"]);
  assert.equal(shown("B8", 1).length, 9);
  assert.deepEqual(shown("B8", 2), ["1–5", "B6", "B7", "B8", "B9"]);
  assert.deepEqual(shown("B4", 3), ["1–2", "B3", "B4", "B5", "6–9"]);
});

test("every item is somewhere, once and in its order, at every level; a single one does not fold", () => {
  for (const { id } of phase.items)
    for (let level = 0; level <= LEVELS; level++) {
      const rows = folded(phase, id, level);
      assert.deepEqual(
        rows.flatMap((row) => row.items ?? [row]).map((one) => one.id),
        phase.items.map((one) => one.id),
      );
      assert.ok(rows.some((row) => row.id === id));
      assert.ok(rows.every((row) => !row.items || row.items.length > 1));
    }
});

test("what fits is told from the number of lines, headings among them; where nothing was measured all is tried", () => {
  const phases = [{ name: "Mở đầu", items: ["A1", "A2"].map(item) }, phase];
  assert.deepEqual(
    [0, 1, 2, 3].map((level) => lines(phases, "B8", level)),
    [13, 11, 7, 6],
  );
  assert.equal(likely(phases, "B8", Infinity), 0);
  assert.equal(likely(phases, "B8", 11), 0, "lines are not of one height: rather tried than folded too much");
  assert.equal(likely(phases, "B8", 9), 1);
  assert.equal(likely(phases, "B8", 6), 2);
  assert.equal(likely(phases, "B8", 2), LEVELS);
});
