// console/jump.js: every part of an item that is named under its title leads to a card, and so does what was added.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { settle } from "./browser.js";

const { html, region } = await import("../../assistant/widgets/static/kit.js");
const { Jumps } = await import("../../assistant/widgets/static/console/desk.js");
const { Motions } = await import("../../assistant/widgets/static/console/closing.js");
const { Conclusion, Opinions } = await import("../../assistant/widgets/static/console/proceedings.js");
const { Actions } = await import("../../assistant/widgets/static/console/tasks.js");

const text = (key) => ({ key, label: key, value: "", rev: 1, saved: 0, needed: true, hint: "" });
const motion = (id, vote = null) => ({
  id,
  title: id,
  kind: "special",
  matter: "other",
  way: "hands",
  base: "trên tổng số",
  text: text(`motion.${id}`),
  vote,
});
const context = { meeting: "m", zone: 420, frozen: false, snippets: [], members: [], stage: "running" };
const choices = { matters: [{ code: "other", label: "khác", cues: [] }], ways: [], present: 9, unsettled: "" };
const voted = { passed: true, in_favour: 9, against: 0, abstained: 0, base: "9", percent: "100", share: "", how: "" };
const itemOf = (rows) => ({
  id: "item",
  title: "Công tác xây dựng Đảng",
  votes: true,
  texts: [],
  panels: {
    opinions: { rows: [], opinions: 0, kinds: [] },
    conclusion: { text: text("conclusion"), lacks: "" },
    actions: { rows: [] },
  },
  motions: { rows, ...choices },
});
const Cards = ({ rows }) => {
  const item = itemOf(rows);
  const { opinions, conclusion, actions } = item.panels;
  return html`<main>
    <${Jumps} item=${item} />
    <${Opinions} ...${opinions} context=${context} />
    <${Conclusion} ...${conclusion} context=${context} />
    <${Actions} ...${actions} item=${item} wanted=${null} context=${context} />
    <${Motions} ...${item.motions} item=${item} context=${context} />
  </main>`;
};

let shown;
let gone;
let wire;
beforeEach(() => {
  shown = [];
  HTMLElement.prototype.scrollIntoView = function () {
    shown.push(this.getAttribute("aria-label"));
  };
  document.body.replaceChildren(document.createElement("div"));
});
afterEach(() => gone?.());

const pass = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};
/** A desk with these motions; a proposed one is on it before the answer comes. */
async function desk(rows) {
  const heard = {};
  wire = {
    state: { rows },
    get(name) {
      return this[name];
    },
    on: (name, listener) => (heard[name] = listener),
    off() {},
    send({ id, command }) {
      if (command === "ProposeMotion") this.show([...this.state.rows, motion("new")]);
      setTimeout(() => heard["msg:custom"]?.({ ack: id }));
    },
    show(after) {
      this.state = { rows: after };
      heard["change:state"]();
    },
  };
  gone = region(Cards).render({ model: wire, el: document.body.firstChild });
  await pass();
}

test("every part that is named leads to its card; the vote to the first that is still open", async () => {
  await desk([motion("first", voted), motion("second")]);
  const parts = [...document.querySelectorAll(".jumps button")];
  assert.equal(parts.length, 4);
  for (const part of parts) part.click();
  assert.deepEqual(
    shown.map((name) => name.split(":")[0]),
    ["Ý kiến phát biểu", "Kết luận của chủ trì", "Phân công nhiệm vụ", "Biểu quyết"],
  );
  assert.match(shown[3], /second/);
  assert.ok(document.getElementById("motion-second").contains(document.activeElement));
});

test("a motion that was added comes into sight, the caret in it; one that another page added does not", async () => {
  await desk([]);
  document.querySelector(".propose").click();
  await pass();
  const box = document.querySelector("form.add input");
  box.value = "Kết nạp";
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await pass();
  document.querySelector("form.add").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await pass();
  assert.deepEqual(shown, ["Biểu quyết: new"]);
  assert.ok(document.getElementById("motion-new").contains(document.activeElement));
});
