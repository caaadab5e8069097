// chair.js: the phone tells what the item in hand still owes before it is left, and who ends the meeting.

import "./browser.js";
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { settle } from "./browser.js";

const AT = { previous: "A4", next: "B1", next_title: "Thời sự", current: "A5", scene: "item", reading: null };
const NOTHING = { agenda: false, reading: false };
let kit;
let Onward;
let gone;
let sent;

const words = () => document.body.textContent.replace(/\s+/g, " ");
const press = async (text) => {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === text);
  button.dispatchEvent(new Event("click", { bubbles: true }));
  await pass();
};
const pass = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};
const draw = async (state) => {
  gone?.();
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  let told;
  const model = {
    get: () => ({}),
    on: (name, listener) => {
      if (name === "msg:custom") told = listener;
    },
    off() {},
    send(message) {
      if (message.command !== "Hello") sent.push([message.command, message.args]);
      queueMicrotask(() => told?.({ ack: message.id }));
    },
  };
  gone = kit.region(() => kit.html`<${Onward} ...${AT} ...${state} />`).render({ model, el: root });
  await pass();
};

before(async () => {
  kit = await import("../../assistant/widgets/static/kit.js");
  ({ Onward } = await import("../../assistant/widgets/static/chair.js"));
});
after(() => gone());
beforeEach(() => {
  sent = [];
});

test("where nothing is owed the meeting goes on at once", async () => {
  await draw({ owed: NOTHING });
  await press("Tiếp theo →");
  assert.deepEqual(sent, [["GoToItem", { item: "B1" }]]);
});

test("an agenda that is not adopted is told, with the press that adopts it and the one that goes on", async () => {
  await draw({ owed: { ...NOTHING, agenda: true } });
  await press("Tiếp theo →");
  assert.deepEqual(sent, []);
  assert.match(words(), /Chương trình chưa thông qua/);
  await press("Chi bộ nhất trí thông qua");
  assert.deepEqual(sent, [["AdoptAgenda", {}]]);
});

test("what was not read back is told, and may be left so", async () => {
  await draw({ owed: { ...NOTHING, reading: true } });
  await press("Tiếp theo →");
  assert.match(words(), /Chưa đọc lại/);
  await press("Vẫn chuyển: Thời sự");
  assert.deepEqual(sent, [["GoToItem", { item: "B1" }]]);
});

test("on the last item there is no dead button, but who ends the meeting", async () => {
  await draw({ owed: NOTHING, next: "", next_title: "" });
  assert.doesNotMatch(words(), /Tiếp theo →/);
  assert.match(words(), /thư ký bấm Kết thúc/);
});
