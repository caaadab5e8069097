// Where the reader is (place.js): a line and a part of it, the same on a narrow wall and on a wide desk.
import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAt, topOf } from "../../assistant/widgets/static/place.js";
import { pageStarts } from "../../assistant/widgets/static/projector/pages.js";

/** A paper of lines of these heights, in a window of that height. */
function paper(heights, clientHeight) {
  const box = {
    scrollTop: 0,
    clientHeight,
    scrollHeight: heights.reduce((sum, height) => sum + height, 0),
    getBoundingClientRect: () => ({ top: 50 }),
    children: [],
  };
  let top = 0;
  for (const height of heights) {
    const at = top;
    box.children.push({ getBoundingClientRect: () => ({ top: 50 + at - box.scrollTop, height }) });
    top += height;
  }
  return box;
}

test("the wall stands where the reader is, however wide and large it is", () => {
  const desk = paper([20, 20, 40, 20, 20, 60, 20, 20], 80);
  const wall = paper([40, 40, 120, 40, 40, 180, 40, 40], 150);
  for (const scrolled of [0, 35, 90, 140]) {
    desk.scrollTop = scrolled;
    wall.scrollTop = topOf(wall, lineAt(desk, 8));
    assert.ok(Math.abs(lineAt(wall, 8) - lineAt(desk, 8)) < 0.01, `${lineAt(wall, 8)} ${lineAt(desk, 8)}`);
  }
  desk.scrollTop = 140;
  assert.equal(Math.round(topOf(wall, lineAt(desk, 8))), wall.scrollHeight - wall.clientHeight);
});

test("a paper that fits stands still, and what follows the paper is not of it", () => {
  assert.equal(lineAt(paper([20, 20], 80), 2), 0);
  assert.equal(topOf(paper([20, 20], 80), 1.5), 0);
  const desk = paper([50, 50, 50, 50], 100);
  desk.scrollTop = 100;
  assert.equal(lineAt(desk, 2), 2);
});

test("a long list has as many pages as it needs, and each row is on one", () => {
  const rows = Array.from({ length: 7 }, (_, n) => ({ top: n * 30, bottom: n * 30 + 30 }));
  assert.deepEqual(pageStarts(rows, 210), [0]);
  assert.deepEqual(pageStarts(rows, 100), [0, 3, 6]);
  assert.deepEqual(pageStarts(rows, 10), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(pageStarts([], 100), [0]);
});
