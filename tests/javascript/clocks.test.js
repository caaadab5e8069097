// Clocks of the pages (kit.js): they tick from moments of the server, at the place of the meeting.
import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as figures from "../../assistant/widgets/static/figures.js";
import * as kit from "../../assistant/widgets/static/kit.js";

const HANOI = 7 * 60;
const at = (text) => Date.parse(`${text}+07:00`) / 1000;
const NOW = at("2026-11-04T14:32:05");

afterEach(() => delete globalThis.chibo);

test("the hour is that of the meeting's place, whatever the viewer's clock says", () => {
  assert.equal(kit.clockTime(NOW, HANOI), "14:32");
  assert.equal(kit.clockTime(NOW, HANOI, true), "14:32:05");
  assert.equal(kit.clockTime(null, HANOI), "");
  assert.equal(kit.dayAt(at("2026-11-05T00:30:00"), HANOI), "2026-11-05");
});

test("a moment of another day says which", () => {
  globalThis.chibo = { now: () => NOW };
  assert.equal(kit.whenTime(at("2026-11-04T08:05:00"), HANOI), "08:05");
  assert.equal(kit.whenTime(at("2026-11-03T08:05:00"), HANOI), "08:05 ngày 03/11/2026");
});

test("time is the server's where it is known", () => {
  globalThis.chibo = { now: () => 5 };
  assert.equal(kit.now(), 5);
});

test("a break lasts over night while a day of the session is left", () => {
  const break_ = { until: "2026-11-05", paused_since: NOW };
  assert.equal(kit.overNight(break_, HANOI), true);
  assert.equal(kit.overNight({ ...break_, until: "2026-11-04" }, HANOI), false);
  assert.equal(kit.overNight({ until: "", paused_since: NOW }, HANOI), false);
});

test("lengths of time are written with hours where there are some", () => {
  assert.equal(kit.span(125), "02:05");
  assert.equal(kit.span(125, true), "00:02:05");
  assert.equal(kit.span(3725), "01:02:05");
  assert.equal(kit.span(-3), "00:00");
  assert.deepEqual([9, 160, 3720].map(kit.short), ["9″", "2′40″", "1 giờ 2′"]);
});

test("days are read as people write them", () => {
  assert.equal(kit.day("2026-11-04"), "04/11/2026");
  assert.deepEqual(
    ["4/11/2026", "04-11", " 4.11 ", "", "31/2", "mai"].map((text) => figures.isoDay(text, 2026)),
    ["2026-11-04", "2026-11-04", "2026-11-04", "", null, null],
  );
});

test("an hour is of the day it is near to", () => {
  assert.equal(figures.momentOf("14:05", HANOI, NOW), at("2026-11-04T14:05:00"));
  assert.equal(figures.momentOf("9h30", HANOI, NOW), at("2026-11-04T09:30:00"));
  assert.equal(figures.momentOf("25:00", HANOI, NOW), null);
  assert.equal(figures.momentOf("", HANOI, NOW), null);
});

test("the meeting's clock leaves breaks out and stands still in one and after the end", () => {
  const clock = { started: 1000, ended: null, paused: 60, paused_since: null };
  assert.equal(kit.elapsedOf(clock, 1600), 540);
  assert.equal(kit.elapsedOf({ ...clock, paused_since: 1300 }, 1600), 240);
  assert.equal(kit.elapsedOf({ ...clock, ended: 1500 }, 9999), 440);
  assert.equal(kit.elapsedOf({ ...clock, started: null }, 1600), 0);
});
