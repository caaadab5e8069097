// course.js: leaving an item that has something to read back opens the reading first.

import "./browser.js";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Leaving } from "../../assistant/widgets/static/console/leaving.js";
import { askedBy, away, closeReading, goingTo, goTo } from "../../assistant/widgets/static/course.js";
import { html, region } from "../../assistant/widgets/static/kit.js";
import { unsentOf, useUnsent } from "../../assistant/widgets/static/unsent.js";
import { settle } from "./browser.js";

let asked;
let refuse;
const act = async (command, args) => {
  asked.push([command, args]);
  return command === refuse ? null : {};
};

beforeEach(() => {
  asked = [];
  refuse = "";
});

const at = (item, read_back) => ({ current: { id: item, title: item }, next: null, previous: null, read_back });

test("the desk is away while it looks at another item of a meeting that runs", () => {
  assert.equal(away({ course: at("B1", false), item: { id: "B2" } }), true);
  assert.equal(away({ course: at("B1", false), item: { id: "B1" } }), false);
  assert.equal(away({ course: null, item: { id: "B1" } }), false);
});

test("before the start and after the end there is nowhere to go", async () => {
  await goTo(act, "B2", null);
  assert.deepEqual(asked, []);
});

test("without anything to read back the item is changed at once", async () => {
  await goTo(act, "B2", at("B1", false));
  assert.deepEqual(asked, [["GoToItem", { item: "B2" }]]);
});

test("nothing is asked for the item that is current, or for none", async () => {
  await goTo(act, "B1", at("B1", true));
  await goTo(act, undefined, at("B1", true));
  assert.deepEqual(asked, []);
});

test("what is to be read back is read first, and then the meeting goes where it was going", async () => {
  await goTo(act, "B2", at("B1", true));
  assert.equal(goingTo(), "B2");
  await closeReading(act, "read");
  assert.deepEqual(asked, [
    ["OpenReading", { what: "B1" }],
    ["CloseReading", { outcome: "read" }],
    ["GoToItem", { item: "B2" }],
  ]);
  assert.equal(goingTo(), "");
});

test("going back to change something stays at the item", async () => {
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, null);
  assert.deepEqual(asked.at(-1), ["CloseReading", { outcome: null }]);
});

test("a refusal to close the reading leads nowhere", async () => {
  refuse = "CloseReading";
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, "read");
  assert.equal(asked.at(-1)[0], "CloseReading");
});

test("a refusal to open the reading is not remembered: one that somebody else opened leads nowhere", async () => {
  refuse = "OpenReading";
  await goTo(act, "B2", at("B1", true));
  assert.equal(goingTo(), "");
  await closeReading(act, "read");
  assert.deepEqual(asked.at(-1), ["CloseReading", { outcome: "read" }]);
});

test("a reading that was skipped is told of", async () => {
  await goTo(act, "B2", at("B1", true));
  await closeReading(act, "skipped");
  await settle();
  assert.match(document.getElementById("chibo-notice").textContent, /Chưa đọc lại/);
});

/** A page with one form under B1, as the desk has them. */
function page(form) {
  const Form = () => {
    useUnsent("task:B1", form());
    return null;
  };
  document.body.replaceChildren(document.createElement("div"));
  const wire = { get: () => ({}), on() {}, off() {}, send() {} };
  return region(() => html`<${Leaving} /><${Form} />`).render({ model: wire, el: document.body.firstChild });
}
const drawn = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};
const press = async (word) => {
  await drawn();
  [...document.querySelectorAll("dialog button")].find((one) => one.textContent.includes(word)).click();
  await drawn();
};
const form = (add) => ({ item: "B1", label: "Nhiệm vụ: Rà soát", add, recorded: true });

test("a form that is filled in and not sent is asked about, and can be sent on the way", async () => {
  let sent = 0;
  const gone = page(() => !sent && form(async () => ++sent));
  await drawn();
  assert.deepEqual(
    unsentOf("B1").map((one) => one.label),
    ["Nhiệm vụ: Rà soát"],
  );
  const going = goTo(act, "B2", { ...at("B1", false), reads_back: true });
  await drawn();
  assert.match(document.querySelector("dialog").textContent, /Nhiệm vụ: Rà soát/);
  await goTo(act, "B2", at("B1", false)); // the key is pressed once more
  assert.deepEqual(asked, [], "nothing moves on while it is asked");
  await press("Thêm rồi");
  await going;
  assert.equal(sent, 1);
  assert.deepEqual(asked, [["OpenReading", { what: "B1" }]], "what was added now is read back too");
  gone();
});

test("what is left is left there, and who stays is led to it", async () => {
  const gone = page(() => form(null));
  await drawn();
  const stays = goTo(act, "B2", at("B1", false));
  await drawn();
  assert.equal(document.querySelectorAll("dialog button").length, 2, "what is not complete cannot be added");
  await press("Ở lại");
  await stays;
  assert.deepEqual(asked, [["LookAt", { item: "B1" }]]);
  const leaves = goTo(act, "B2", at("B1", false));
  await press("Để lại");
  await leaves;
  assert.deepEqual(asked.at(-1), ["GoToItem", { item: "B2" }]);
  askedBy(null);
  gone();
});

test("a form that could not be sent keeps the meeting where it is", async () => {
  const gone = page(() => form(async () => null));
  await drawn();
  const going = goTo(act, "B2", at("B1", false));
  await press("Thêm rồi");
  await going;
  assert.deepEqual(asked, [["LookAt", { item: "B1" }]]);
  gone();
});
