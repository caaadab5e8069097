// paste.js: what is pasted comes in clean in every box; a PDF's lines are joined with one press, and parted again.

import "./browser.js";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../../assistant/widgets/static/paste.js";
import { joinLines } from "../../assistant/widgets/static/merge.js";

let box;
const offered = () => document.querySelector("button.joining");
const passed = () => new Promise((done) => setTimeout(done));

/** A box with the caret at its end, and Ctrl+V: where nobody stops it the browser puts the text in itself. */
async function paste(text, tag = "textarea") {
  box = document.createElement(tag);
  document.body.replaceChildren(box);
  box.focus();
  const event = new Event("paste", { bubbles: true, cancelable: true });
  event.clipboardData = { getData: () => text };
  box.dispatchEvent(event);
  if (!event.defaultPrevented) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  await passed();
  return box.value;
}

beforeEach(() => document.body.replaceChildren());

const PDF =
  "Chi bộ thống nhất giao đồng chí Nguyễn Văn An chủ trì rà soát toàn bộ hồ sơ đất\n" +
  "đai còn tồn đọng, báo cáo Chi ủy trước ngày 25 tháng 12.\n" +
  "- Mỗi tuần một lần.\n" +
  "2. Việc thứ hai giao cho tổ công nghệ số cộng đồng của các thôn cùng Đoàn Thanh\n" +
  "Niên xã thực hiện.";
const WHOLE =
  "Chi bộ thống nhất giao đồng chí Nguyễn Văn An chủ trì rà soát toàn bộ hồ sơ đất " +
  "đai còn tồn đọng, báo cáo Chi ủy trước ngày 25 tháng 12.\n" +
  "- Mỗi tuần một lần.\n" +
  "2. Việc thứ hai giao cho tổ công nghệ số cộng đồng của các thôn cùng Đoàn Thanh " +
  "Niên xã thực hiện.";

test("PowerPoint's soft break is a line's end, and Word's bullets are dashes", async () => {
  assert.equal(await paste("Mục tiêu một\u000bMục tiêu hai"), "Mục tiêu một\nMục tiêu hai");
  assert.equal(await paste("\uf0b7\tMột\r\n\uf0d8 Hai\r\n§\tBa\r\no\tBốn"), "- Một\n- Hai\n- Ba\n- Bốn");
  assert.equal(offered(), null, "short lines that are a list are not offered to be joined");
});

test("a box of one line takes several as words apart, never glued together", async () => {
  assert.equal(await paste("Rà soát hồ sơ\r\ntồn đọng\u000bcủa xã\n", "input"), "Rà soát hồ sơ tồn đọng của xã");
});

test("lines of a PDF are joined with one press, and parted again with another", async () => {
  assert.equal(await paste(PDF), PDF);
  offered().click();
  assert.equal(box.value, WHOLE);
  offered().click();
  assert.equal(box.value, PDF);
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "j", altKey: true, bubbles: true, cancelable: true }));
  assert.equal(box.value, WHOLE);
});

test("the offer is gone as soon as something else is typed", async () => {
  await paste(PDF);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  assert.equal(offered(), null);
});

test("lists, headings and finished sentences stay lines of their own", () => {
  for (const text of ["Mục tiêu một\nMục tiêu hai", "Có ba việc:\nmột là học", "Xong.\nviệc sau", "A\n\nb", "một dòng"])
    assert.equal(joinLines(text), text);
});
