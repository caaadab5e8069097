// side.js: what is missing leads to where it is mended; what was not read back, to its reading.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Gaps } from "../../assistant/widgets/static/console/side.js";
import { html, region } from "../../assistant/widgets/static/kit.js";
import { settle } from "./browser.js";

const gap = (code) => ({ code, text: code, item: "B4", basis: "" });

test("what was not read back opens its reading; where the pen is elsewhere one only looks", async () => {
  for (const [writes, expected] of [
    [
      true,
      [
        ["OpenReading", { what: "B4" }],
        ["LookAt", { item: "B4" }],
      ],
    ],
    [
      false,
      [
        ["LookAt", { item: "B4" }],
        ["LookAt", { item: "B4" }],
      ],
    ],
  ]) {
    const sent = [];
    const wire = { get: () => ({}), on() {}, off() {}, send: (one) => sent.push([one.command, one.args]) };
    document.body.replaceChildren(document.createElement("div"));
    const gaps = [gap("read_back"), gap("conclusion")];
    const page = { gaps, remarks: [], stage: "running", writes, frozen: false };
    const gone = region(() => html`<${Gaps} ...${page} />`).render({ model: wire, el: document.body.firstChild });
    await settle();
    sent.length = 0;
    for (const line of document.querySelectorAll(".gaps button")) line.click();
    await settle();
    assert.deepEqual(
      sent.filter(([command]) => command !== "Hello"),
      expected,
    );
    gone();
  }
});
