// figures.js: numbers, days and times as people type them; what is not clear is answered in words.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { countIn, countsIn, isoDay, minutesIn, pointsIn, timeIn } from "../../assistant/widgets/static/figures.js";

const numbers = (read, ...texts) => texts.map((text) => read(text).number);
const words = (read, ...texts) => texts.map((text) => Boolean(read(text).wrong));

test("a count is understood with its unit, by thousands, in digits of any width", () => {
  assert.deepEqual(numbers(countIn, "12", " 12 đ/c", "12 đồng chí", "1.200", "1 200 phiếu", "１２", ""), [
    12,
    12,
    12,
    1200,
    1200,
    12,
    null,
  ]);
});

test("what is no count is told, with what was typed in it", () => {
  assert.deepEqual(words(countIn, "mười hai", "12/13", "-3", "5,5", "12.5", "99 %", "100 %"), Array(7).fill(true));
  assert.match(countIn("chín chín").wrong, /“chín chín” không phải là số đếm/);
  assert.match(countIn("99 %").wrong, /không ghi tỷ lệ “99 %”/);
});

test("100 % is everybody, where it is known who that is", () => {
  assert.equal(countIn("100 %", 13).number, 13);
  assert.equal(countIn("100%", 13).number, 13);
  assert.ok(countIn("90 %", 13).wrong);
});

test("a form of counts is read as one: empty is none, and each box that is not understood has its own words", () => {
  assert.deepEqual(countsIn({ in_favour: "12 đ/c", against: "" }), {
    figures: { in_favour: 12, against: 0 },
    wrong: {},
  });
  assert.deepEqual(Object.keys(countsIn({ in_favour: "12", against: "không", abstained: "?" }).wrong), [
    "against",
    "abstained",
  ]);
});

test("minutes are understood as minutes or hours", () => {
  assert.deepEqual(numbers(minutesIn, "30", "30 phút", "30'", "1 giờ 30", "1h", "９０"), [30, 30, 30, 90, 60, 90]);
  assert.deepEqual(words(minutesIn, "nửa giờ", "-5", "2,5"), [true, true, true]);
});

test("points are understood with a comma or a point; three digits behind it are asked about", () => {
  assert.deepEqual(numbers(pointsIn, "4", "5,5", "5.5 điểm", "８，５", ""), [4, 5.5, 5.5, 8.5, null]);
  assert.deepEqual(words(pointsIn, "năm", "1.200", "100 %", "+4"), [true, true, true, true]);
});

test("days and times are understood as they are said", () => {
  const days = ["ngày 4 tháng 11", "4 tháng 11 năm 2027", "4/11/26", "2026-11-04", "４/11", "31/4"];
  assert.deepEqual(
    days.map((text) => isoDay(text, 2026)),
    ["2026-11-04", "2027-11-04", "2026-11-04", "2026-11-04", "2026-11-04", null],
  );
  assert.deepEqual(["14:30", "14h", "14 giờ 5", "14g30", "1430", "14.30", ""].map(timeIn), [
    "14:30",
    "14:00",
    "14:05",
    "14:30",
    "14:30",
    "14:30",
    "",
  ]);
  assert.deepEqual(["14:", "25:00", "chiều", "14:60", "14"].map(timeIn), [null, null, null, null, null]);
});
