// person_box.js: Enter takes the person that a few letters mean, and never sends a half name.

import "./browser.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./browser.js";

const PEOPLE = [
  { id: "1", name: "Nguyễn Thị Minh" },
  { id: "2", name: "Lê Văn Hòa" },
];

test("a half name means somebody, a whole one or a stranger's nobody else", async () => {
  const { meant } = await import("../../assistant/widgets/static/person_box.js");
  assert.deepEqual(
    meant(PEOPLE, "minh").map((one) => one.id),
    ["1"],
  );
  assert.deepEqual(meant(PEOPLE, "Nguyễn Thị Minh "), []);
  assert.deepEqual(meant(PEOPLE, "Phạm Quốc Khánh"), []);
});

test("Enter in the box picks the name and submits nothing", async () => {
  const { PersonBox } = await import("../../assistant/widgets/static/person_box.js");
  const kit = await import("../../assistant/widgets/static/kit.js");
  const names = [];
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  const press = async (value) => {
    kit.render(
      kit.html`<${PersonBox} label="Ai" value=${value} people=${PEOPLE} change=${(n) => names.push(n)} />`,
      root,
    );
    await settle();
    const key = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    root.querySelector("input").dispatchEvent(key);
    return key.defaultPrevented;
  };
  assert.equal(await press("minh"), true);
  assert.deepEqual(names, ["Nguyễn Thị Minh"]);
  assert.equal(await press("Phạm Quốc Khánh"), true);
  assert.deepEqual(names, ["Nguyễn Thị Minh"]);
});
