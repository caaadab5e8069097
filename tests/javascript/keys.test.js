// keys.js: chords are heard on the whole page, also inside text boxes, and nowhere else than where they act.

import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { useChords } from "../../assistant/widgets/static/keys.js";
import { html, render, useEffect } from "../../assistant/widgets/static/kit.js";
import { settle } from "./browser.js";

let heard = [];
const Page = ({ handlers, listening }) => {
  useChords(handlers);
  useEffect(listening, []);
  return html`<textarea></textarea><button type="button">x</button>`;
};

/** A page that listens to these chords. */
function page(names) {
  heard = [];
  const handlers = Object.fromEntries(names.map((name) => [name, () => heard.push(name)]));
  return new Promise((done) => {
    render(html`<${Page} handlers=${handlers} listening=${() => done()} />`, document.body);
  });
}
const press = (selector, key, more = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  document.querySelector(selector).dispatchEvent(event);
  return event;
};

afterEach(async () => {
  render(null, document.body);
  await settle();
});

test("F-keys and Alt with a letter are heard inside a text box", async () => {
  await page(["F9", "Shift+F9", "Alt+N"]);
  assert.equal(press("textarea", "F9").defaultPrevented, true);
  press("textarea", "F9", { shiftKey: true });
  press("textarea", "n", { altKey: true });
  assert.deepEqual(heard, ["F9", "Shift+F9", "Alt+N"]);
});

test("a question mark that is being typed is a question mark", async () => {
  await page(["?"]);
  press("textarea", "?");
  assert.deepEqual(heard, []);
  press("button", "?");
  assert.deepEqual(heard, ["?"]);
});

test("Ctrl with Z or Y is a text box's own in a text box, and the page's elsewhere", async () => {
  await page(["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Alt+Y"]);
  for (const more of [{ ctrlKey: true }, { ctrlKey: true, shiftKey: true }])
    assert.equal(press("textarea", "z", more).defaultPrevented, false);
  press("textarea", "y", { ctrlKey: true });
  assert.deepEqual(heard, []);
  press("button", "z", { ctrlKey: true });
  press("button", "Z", { ctrlKey: true, shiftKey: true });
  press("button", "y", { ctrlKey: true });
  press("textarea", "y", { altKey: true });
  assert.deepEqual(heard, ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Alt+Y"]);
});

test("keys with Ctrl, keys of a word being composed and keys without a meaning are the browser's", async () => {
  await page(["F9"]);
  press("textarea", "F9", { ctrlKey: true });
  press("textarea", "F9", { isComposing: true });
  assert.equal(press("textarea", "F7").defaultPrevented, false);
  assert.deepEqual(heard, []);
});
