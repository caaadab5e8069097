// watch.js: when a page loads itself anew, how often, and when it must not.

import "./browser.js";
import assert from "node:assert/strict";
import { before, beforeEach, mock, test } from "node:test";
import { settle } from "./browser.js";

let time = 1000;
let reloads = 0;
let pages = 0;
let answer;
const pass = async (ms) => {
  time += ms;
  mock.timers.tick(ms);
  await settle();
};
const said = (kernel) => async () => ({ status: 200, ok: true, json: async () => ({ boot: "b", kernel, now: 5000 }) });
const never = () => new Promise(() => {});
const banner = () => document.getElementById("chibo-banner").textContent;

/** The page as it is after it was loaded (anew): `stands` where its regions have had their answers. */
async function load(stands = true) {
  answer = never;
  await pass(1000); // the page before is gone: its watchdog hears nothing any more
  delete document.documentElement.dataset.ready;
  if (stands) document.documentElement.dataset.ready = "1";
  answer = said("k");
  await import(`../../assistant/widgets/static/watch.js?page=${++pages}`);
  await settle();
}
async function killed() {
  const was = reloads;
  answer = said(null);
  await pass(1000);
  return reloads > was;
}

before(() => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(performance, "now", () => time);
  mock.method(location, "reload", () => (reloads += 1));
  mock.method(console, "warn", () => {});
  globalThis.fetch = () => answer();
  document.body.innerHTML =
    '<div id="chibo-banner" hidden></div><script id="jupyter-config-data" type="application/json">{"kernelId":"k"}</script>';
});
beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, "");
  globalThis.chiboPage.onlyCopy = undefined;
});

test("a page whose kernel is killed again and again comes back each time it stood in between", async () => {
  for (let n = 0; n < 5; n++) {
    await load();
    assert.equal(await killed(), true, `kill ${n + 1}`);
  }
});

test("a page that never comes to stand is loaded anew three times, and then asks", async () => {
  const came = [];
  for (let n = 0; n < 4; n++) {
    await load(false);
    came.push(await killed());
  }
  assert.deepEqual(came, [true, true, true, false]);
  assert.match(banner(), /mấy lần mà chưa được/);
});

test("where the browser keeps nothing for a tab, the same is counted in its history", async () => {
  const whole = globalThis.sessionStorage;
  Object.defineProperty(globalThis, "sessionStorage", {
    configurable: true,
    get() {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
  });
  const came = [];
  for (let n = 0; n < 4; n++) {
    await load(false);
    came.push(await killed());
  }
  assert.deepEqual(came, [true, true, true, false]);
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, writable: true, value: whole });
});

test("a page that holds the only copy of what was typed is never loaded anew by itself", async () => {
  await load();
  globalThis.chiboPage.onlyCopy = () => true;
  assert.equal(await killed(), false);
  assert.match(banner(), /chỉ còn trên trang này/);
  globalThis.chiboPage.onlyCopy = () => false;
  assert.equal(await killed(), true, "once the browser has taken it");
});
