// proceedings.js: what was said while no clock ran is written without one, after what stands there.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Opinions } from "../../assistant/widgets/static/console/proceedings.js";
import { html, region } from "../../assistant/widgets/static/kit.js";
import { settle } from "./browser.js";

const pass = async () => {
  for (let n = 0; n < 4; n++) {
    await new Promise((done) => setTimeout(done, 5));
    await settle();
  }
};
const speech = (id) => ({
  ...{ id, name: "Mai", guest: false, started: 1, stopped: 1, speaker: "mai", item: "B8", role: "opinion" },
  ...{ counts: true, kind: "", settled: "", no_text: "" },
  text: { key: `speech.${id}`, label: "", value: "", rev: 0, saved: 0, needed: false, hint: "" },
});

test("a button in sight asks who spoke and leads to the box for the words", async () => {
  HTMLElement.prototype.scrollIntoView = () => {};
  document.body.replaceChildren(document.createElement("div"));
  const [sent, heard] = [[], {}];
  const context = {
    ...{ meeting: "m", zone: 420, frozen: false, writes: true, snippets: {}, places: [], stage: "running" },
    ...{ members: [{ id: "mai", name: "Mai" }], guests: [] },
  };
  const wire = {
    state: { rows: [speech("s1")] },
    get: (name) => wire[name],
    on: (name, listener) => (heard[name] = listener),
    off() {},
    send({ id, command, args }) {
      if (command === "NoteSpeech") {
        sent.push(args);
        wire.state = { rows: [speech("s1"), speech("s2")] };
        heard["change:state"]();
      }
      setTimeout(() => heard["msg:custom"]?.({ ack: id }));
    },
  };
  const Page = ({ rows }) =>
    html`<main>
      <${Opinions} rows=${rows} opinions=${1} kinds=${[]} item=${{ id: "B8" }} context=${context} />
    </main>`;
  const gone = region(Page).render({ model: wire, el: document.body.firstChild });
  await pass();
  [...document.querySelectorAll("button")].find((one) => one.textContent === "+ Ghi ý kiến đã nói").click();
  await pass();
  const choice = document.querySelector('select[aria-label^="Ai đã phát biểu"]');
  choice.value = "mai";
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  await pass();
  assert.deepEqual(sent, [{ speaker: "mai", item: "B8" }]);
  assert.equal(document.activeElement.dataset.field, "speech.s2");
  gone();
});
