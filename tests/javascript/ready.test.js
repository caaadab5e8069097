// cycle.js: what the readiness of a meeting lacks leads to where it is written.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Cycle } from "../../assistant/widgets/static/cycle.js";
import { html, region } from "../../assistant/widgets/static/kit.js";
import { settle } from "./browser.js";

const row = (code, state = "todo") => ({ code, label: code, state, told: "" });
const step = (name, state) => ({
  ...{ step: name, label: name, state, when: "", basis: "", due: "", done: "", by: "", by_name: "", note: "" },
  ...{ ticked: true, sends: false, sent: [] },
});
const cycle = {
  meeting: "m1",
  title: "Sinh hoạt",
  summary: "",
  steps: [step("committee", "late"), step("notice", "todo")],
  ready: [row("agenda", "done"), row("presenters"), row("points"), row("notice"), row("advance")],
  members: [],
  year: 2026,
  zone: 420,
};
const Page = () => html`<${Cycle} cycle=${cycle} />
  <section id="agenda:m1">
    <div data-phase="opening"><select><option value="" selected></option></select></div>
    <div data-phase="proceedings">
      <select><option value="a" selected></option></select>
      <select id="lacking"><option value="" selected></option></select>
    </div>
  </section>
  <section id="points:m2"><textarea></textarea></section>
  <section id="points:m1"><textarea id="points"></textarea></section>
  <section id="advance:m1"><textarea id="advance"></textarea></section>`;
const pass = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};

test("each line that lacks something leads to its box, the one that is done to none", async () => {
  const shown = [];
  HTMLElement.prototype.scrollIntoView = function () {
    shown.push(this.id);
  };
  document.body.replaceChildren(document.createElement("div"));
  const wire = { get: () => ({}), on() {}, off() {}, send() {} };
  const gone = region(Page).render({ model: wire, el: document.body.firstChild });
  await pass();
  const links = Object.fromEntries(
    [...document.querySelectorAll(".ready button")].map((one) => [one.textContent, one]),
  );
  assert.deepEqual(Object.keys(links), ["presenters", "points", "notice", "advance"]);
  for (const [name, box] of [
    ["presenters", "lacking"],
    ["points", "points"],
    ["advance", "advance"],
  ]) {
    links[name].click();
    assert.equal(document.activeElement.id, box);
  }
  links.notice.click();
  await pass();
  assert.equal(document.activeElement.closest(".step-open").id, "notice:m1");
  assert.deepEqual(shown, ["agenda:m1", "points:m1", "advance:m1", "notice:m1"]);
  gone();
});
