// texts.js: the editor shows what is in the draft, and leaves the box alone while a word is being composed in it.

import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { html, region } from "../../assistant/widgets/static/kit.js";
import { Editor } from "../../assistant/widgets/static/texts.js";
import { settle } from "./browser.js";

let number = 0;
let time = 1000;
let text;
let wire;
let leave;
const box = () => document.querySelector("textarea");
const told = () => document.querySelector(".saved").textContent;
const View = (state) => html`<${Editor} meeting="m1" text=${state.text} zone=${420} label="Diễn biến" />`;

/** The other end of the region's line: what is sent is kept, and answered by hand. */
function line() {
  const listeners = {};
  return {
    sent: [],
    state: { text },
    get(name) {
      return this[name];
    },
    on: (name, heard) => (listeners[name] = heard),
    off: (name) => delete listeners[name],
    send(message) {
      this.sent.push(message);
    },
    answer: (content) => listeners["msg:custom"](content),
    show(state) {
      this.state = state;
      listeners["change:state"]();
    },
  };
}
const last = () => wire.sent.filter((wish) => wish.command === "EditText").at(-1);
const type = (value) => {
  box().value = value;
  box().dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const pass = async (ms) => {
  time += ms;
  mock.timers.tick(ms);
  await settle();
};

beforeEach(async () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(performance, "now", () => time);
  const mocked = globalThis.setTimeout;
  globalThis.setTimeout = (then, ms = 0) => mocked(then, ms); // without a time node's mock would never call
  document.body.replaceChildren(document.createElement("div"));
  text = { key: `item.B1.t${++number}`, value: "Đã ghi.", rev: 1, saved: 0 };
  wire = line();
  leave = region(View).render({ model: wire, el: document.body.firstChild });
  for (let n = 0; n < 2; n++) await pass(100); // effects run after the picture
});
afterEach(() => {
  leave();
  mock.timers.reset();
  mock.restoreAll();
});

test("the box has the text, and what is typed is sent and told as saved when it is", async () => {
  assert.equal(box().value, "Đã ghi.");
  type("Đã ghi. Thêm.");
  await pass(300);
  assert.deepEqual(last().args, { field: text.key, rev: 1, at: 7, cut: 0, insert: " Thêm." });
  wire.answer({ ack: last().id, rev: 2, saved: 3600 });
  await pass(50);
  assert.match(told(), /đang lưu/, "until the keys rest");
  for (let n = 0; n < 3; n++) await pass(200);
  assert.match(told(), /08:00:00/);
});

test("a wish without an answer is sent again with the same name", async () => {
  type("Đã ghi. A");
  await pass(300);
  await pass(2000);
  const ids = wire.sent.filter((wish) => wish.command === "EditText").map((wish) => wish.id);
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
  wire.answer({ ack: ids[0], rev: 2, saved: 3600 });
  await pass(10_000);
  assert.equal(wire.sent.filter((wish) => wish.command === "EditText").length, 2);
});

test("what another page wrote is shown", async () => {
  wire.show({ text: { ...text, value: "Họ ghi.", rev: 2 } });
  await settle();
  assert.equal(box().value, "Họ ghi.");
});

test("while a word is being composed the box is left alone; what others wrote comes when it is done", async () => {
  box().focus();
  box().dispatchEvent(new Event("compositionstart"));
  type("Đã ghi. ta");
  await pass(300);
  wire.answer({ ack: last().id, error: "cũ", stale: { rev: 2, value: "Họ: Đã ghi." } });
  await settle();
  assert.equal(box().value, "Đã ghi. ta");
  box().dispatchEvent(new Event("compositionend"));
  await settle();
  assert.equal(box().value, "Họ: Đã ghi. ta");
});

test("a box that is read only sends nothing", async () => {
  leave();
  const Locked = (state) => html`<${Editor} meeting="m1" text=${state.text} zone=${420} label="x" readOnly=${true} />`;
  leave = region(Locked).render({ model: wire, el: document.body.firstChild });
  await pass(1000);
  assert.equal(box().readOnly, true);
  assert.equal(last(), undefined);
});
