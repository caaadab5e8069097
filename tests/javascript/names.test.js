// names.js: people are found by a few letters, given names first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, matching } from "../../assistant/widgets/static/names.js";

const people = [
  { id: "1", name: "Nguyễn Văn An" },
  { id: "2", name: "Lê Thị Hòa" },
  { id: "3", name: "Đỗ An Bình" },
  { id: "4", name: "Trần Văn Nam (1978)" },
  { id: "5", name: "Trần Văn Nam (1985)" },
];
const found = (typed, most) => matching(people, typed, most).map((person) => person.id);

test("diacritics and capitals do not matter", () => {
  assert.equal(fold("Đỗ Ánh Hòa"), "do anh hoa");
  assert.deepEqual(found("hoa"), ["2"]);
  assert.deepEqual(found("HÒA"), ["2"]);
});

test("letters and signs that look alike are the same", () => {
  const odd = [
    { id: "1", name: "\u00d0ặng Văn \u00d0ức" },
    { id: "2", name: "K\u2019Brửi" },
  ];
  const ids = (typed) => matching(odd, typed).map((person) => person.id);
  assert.deepEqual(ids("duc"), ["1"]);
  assert.deepEqual(ids("k'brui"), ["2"]);
});

test("a given name comes before the same letters inside a name", () => {
  assert.deepEqual(found("an"), ["1", "3", "4", "5"]);
});

test("a year tells two people of one name apart", () => {
  assert.deepEqual(found("nam 1985"), ["5"]);
  assert.deepEqual(found("nam"), ["4", "5"]);
});

test("nothing typed finds nobody, and no more are found than asked for", () => {
  assert.deepEqual(found("  "), []);
  assert.equal(found("n", 2).length, 2);
});
