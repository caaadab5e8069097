// typed.js, fields.js: what is typed into a form is kept at every key, is there again after the page was loaded anew,
// and is gone when it was sent or put away.

import "./browser.js";
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, mock, test } from "node:test";
import { locks, settle } from "./browser.js";

const PLACE = "chibo-form:meeting.";
const kept = () =>
  Object.fromEntries(
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PLACE))
      .map((key) => JSON.parse(localStorage.getItem(key)))
      .map((copy) => [copy.field, JSON.parse(copy.value)]),
  );
const leave = (field, value, page = "gone") => {
  const copy = { kind: "chibo-form:", meeting: "meeting.", field, base: "", value: JSON.stringify(value), page };
  localStorage.setItem(`${PLACE}:${field}:${page}`, JSON.stringify({ ...copy, at: Date.now() }));
};
let fields;
let figures;
let kit;
let typed;
let gone;
let sent;
let answer;
let record;
const send = (text) => {
  sent.push(text);
  return answer(text);
};
const box = (name) => document.querySelector(`[aria-label="${name}"]`);
const word = () => document.querySelector(".beside")?.textContent ?? "";
const key = (where, pressed) =>
  where.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true, cancelable: true }));
const type = (where, text) => {
  where.focus();
  where.value = text;
  where.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const pass = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};
const draw = async (view) => {
  const View = () => view();
  const wire = { get: () => ({}), on() {}, off() {}, send() {} };
  gone?.();
  gone = kit.region(View).render({ model: wire, el: document.body.firstChild });
  await pass();
};
const field = (name) => kit.html`<${fields.Field} name=${name} label=${name} value=${record} send=${send} />`;
function Form({ name }) {
  const [value, set, drop] = typed.useTyped(name, "");
  return kit.html`<input aria-label=${name} value=${value} onInput=${(e) => set(e.currentTarget.value)} />
    <button type="button" onClick=${drop}></button>`;
}

before(async () => {
  locks.hold("chibo-page-living");
  leave("task", "Rà soát hồ sơ");
  leave("reason", { text: "đi công tác", base: "" });
  leave("title", { text: "Tên tôi gõ", base: "Tên cũ" });
  leave("elsewhere", "của thẻ khác", "living");
  leave("queue", "tab trước");
  document.body.replaceChildren(document.createElement("div"));
  kit = await import("../../assistant/widgets/static/kit.js");
  typed = await import("../../assistant/widgets/static/typed.js");
  typed.type("queue", "đang gõ ở đây");
  fields = await import("../../assistant/widgets/static/fields.js");
  figures = await import("../../assistant/widgets/static/figures.js");
  await pass();
});
beforeEach(() => {
  [sent, record, answer] = [[], "", () => ({})];
});
afterEach(() => mock.restoreAll());
after(() => gone());

test("what a page before left in a form is there again, and is this page's to keep", async () => {
  await draw(() => kit.html`<${Form} name="task" />`);
  assert.equal(box("task").value, "Rà soát hồ sơ");
  assert.ok(!localStorage.getItem(`${PLACE}:task:gone`));
  assert.equal(kept().task, "Rà soát hồ sơ");
});

test("what another page of this browser is filling in stays there", async () => {
  await draw(() => kit.html`<${Form} name="elsewhere" />`);
  assert.equal(box("elsewhere").value, "");
  assert.ok(localStorage.getItem(`${PLACE}:elsewhere:living`));
});

test("a form that is being filled in is left alone; what was left comes when it is free", async () => {
  await draw(() => kit.html`<${Form} name="queue" />`);
  assert.equal(box("queue").value, "đang gõ ở đây");
  document.querySelector("button").click();
  await pass();
  assert.equal(box("queue").value, "tab trước");
});

test("a form is kept at every key, also while it is not drawn, and forgotten when it is put away", async () => {
  await draw(() => kit.html`<${Form} name="guest" />`);
  type(box("guest"), "Ông B");
  assert.equal(kept().guest, "Ông B");
  await draw(() => kit.html`<p></p>`);
  await draw(() => kit.html`<${Form} name="guest" />`);
  assert.equal(box("guest").value, "Ông B");
  document.querySelector("button").click();
  assert.equal(kept().guest, undefined);
});

test("a box that was half typed is sent when the page is back, if nobody changed it meanwhile", async () => {
  await draw(() => field("reason"));
  assert.deepEqual(sent, ["đi công tác"]);
  assert.equal(kept().reason, undefined);
});

test("what somebody else changed meanwhile is not written over: both are told, and Enter decides", async () => {
  record = "Tên họ ghi";
  await draw(() => field("title"));
  assert.deepEqual(sent, []);
  assert.equal(box("title").value, "Tên tôi gõ");
  assert.match(word(), /hồ sơ nay đang ghi “Tên họ ghi”/);
  key(box("title"), "Enter");
  box("title").dispatchEvent(new Event("blur"));
  await pass();
  assert.deepEqual(sent, ["Tên tôi gõ"]);
});

test("what is not understood stays in its box with a word beside it, and is kept", async () => {
  answer = () => ({ wrong: "“chín” không phải là số đếm." });
  await draw(() => field("paid"));
  type(box("paid"), "chín");
  box("paid").blur();
  await pass();
  assert.equal(box("paid").value, "chín");
  assert.match(word(), /không phải là số đếm/);
  assert.equal(kept().paid.text, "chín");
  type(box("paid"), "9");
  await pass();
  assert.equal(word(), "");
  key(box("paid"), "Escape");
  await pass();
  assert.equal(kept().paid, undefined);
});

test("what is refused stays in its box, and so does what was typed on while it was sent", async () => {
  answer = () => null;
  await draw(() => field("notice"));
  type(box("notice"), "12-TB");
  box("notice").blur();
  await pass();
  assert.equal(box("notice").value, "12-TB");
  assert.match(word(), /Chưa ghi được/);
  let accept;
  answer = () => new Promise((done) => (accept = done));
  type(box("notice"), "13-TB");
  box("notice").blur();
  type(box("notice"), "13-TB/CB");
  accept({});
  await pass();
  assert.equal(box("notice").value, "13-TB/CB");
  assert.equal(kept().notice.text, "13-TB/CB");
});

function Day({ write }) {
  const [value, set] = kit.useState("");
  const taken = (iso) => {
    sent.push(iso);
    set(write ? kit.day(iso) : ""); // what the record holds by now, or the next empty form
    return {};
  };
  return kit.html`<${fields.Field} name="due" label="due" value=${value} ...${figures.dayBox(2026, taken)} />`;
}

for (const [write, shown] of [
  [true, "29/11/2026"],
  [false, ""],
])
  test(`a short day that was recorded is no draft any more: the box then says “${shown}”, without a word`, async () => {
    await draw(() => kit.html`<${Day} write=${write} />`);
    sent = []; // what the box before this one still had to say
    type(box("due"), "29/11");
    key(box("due"), "Enter");
    await pass();
    assert.deepEqual(sent, ["2026-11-29"]);
    assert.equal(box("due").value, shown);
    assert.equal(word(), "");
    assert.equal(kept().due, undefined);
  });

test("a box that is drawn anew while its text is being sent judges nothing before the answer has come", async () => {
  let accept;
  answer = () => new Promise((done) => (accept = done));
  await draw(() => field("moved"));
  type(box("moved"), "29/11");
  box("moved").blur();
  await draw(() => kit.html`<p></p>`);
  record = "29/11/2026";
  await draw(() => field("moved"));
  assert.equal(word(), "");
  accept({});
  await pass();
  assert.equal(box("moved").value, "29/11/2026");
  assert.equal(word(), "");
  assert.deepEqual(sent, ["29/11"]);
});

test("what a page before left and what means what the record holds by now is no draft", async () => {
  const boxes = [
    ["left-day", "29/11/2026", "29/11", figures.dayBox(2026, send)],
    ["left-time", "14:00", "14h", { send, means: figures.timeMeant }],
    ["left-count", "1200", "1.200 đ/c", { send, means: figures.numberMeant(figures.countIn) }],
    ["left-minutes", "90", "1 giờ 30", { send, means: figures.numberMeant(figures.minutesIn) }],
    ["left-points", "5.5", "5,5", { send, means: figures.numberMeant(figures.pointsIn) }],
    ["left-text", "Nhà văn hóa", " Nhà văn hóa ", { send }],
  ];
  for (const [name, value, text, more] of boxes) {
    typed.type(name, { text, base: "" });
    await draw(() => kit.html`<${fields.Field} name=${name} label=${name} value=${value} ...${more} />`);
    assert.equal(box(name).value, value, name);
    assert.equal(word(), "", name);
    assert.equal(kept()[name], undefined, name);
  }
  assert.deepEqual(sent, []);
});

test("a box that is taken away while somebody types in it is sent", async () => {
  await draw(() => field("place"));
  sent = [];
  type(box("place"), "Hội trường");
  await draw(() => kit.html`<p></p>`);
  assert.deepEqual(sent, ["Hội trường"]);
  assert.equal(kept().place, undefined);
});

test("letters that cannot be written down are told when what they stood in was taken", async () => {
  let heard;
  const wire = {
    get: () => ({}),
    on(name, listener) {
      if (name === "msg:custom") heard = listener;
    },
    off() {},
    send: ({ id }) => setTimeout(() => heard({ ack: id })),
  };
  const View = () => {
    const act = kit.useAct();
    return kit.html`<button type="button" onClick=${() => act("AddGuest", { name: "Ông\u0000 B\ufffe" })}></button>`;
  };
  gone();
  gone = kit.region(View).render({ model: wire, el: document.body.firstChild });
  document.querySelector("button").click();
  await pass();
  assert.match(document.getElementById("chibo-notice").textContent, /đã bỏ 2 ký tự/);
});

test("where the browser takes nothing, the page knows that it holds the only copy", async () => {
  mock.method(console, "warn", () => {});
  assert.equal(globalThis.chiboPage.onlyCopy(), false);
  const whole = globalThis.localStorage;
  globalThis.localStorage = {
    getItem: () => null,
    setItem() {
      throw new Error("QuotaExceededError");
    },
    removeItem() {},
  };
  typed.type("full", "chữ");
  assert.equal(globalThis.chiboPage.onlyCopy(), true);
  typed.type("full", undefined);
  assert.equal(globalThis.chiboPage.onlyCopy(), false);
  globalThis.localStorage = whole;
});
