// watch.js: is the server there, is our kernel there, what time is it by the server's clock?

import "./browser.js";
import assert from "node:assert/strict";
import { before, beforeEach, mock, test } from "node:test";
import { settle } from "./browser.js";

const steady = performance.timeOrigin;
let time = 1000;
let answer;
let reloads = 0;
const pass = async (ms) => {
  time += ms;
  mock.timers.tick(ms);
  await settle();
};
const said = (more = {}) => ({
  status: 200,
  ok: true,
  json: async () => ({ boot: "b", kernel: "k", now: 5000, ...more }),
});
const banner = () => document.getElementById("chibo-banner");

before(async () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(performance, "now", () => time);
  mock.method(location, "reload", () => (reloads += 1));
  globalThis.fetch = async () => answer();
  document.body.innerHTML =
    '<div id="chibo-banner" hidden></div><script id="jupyter-config-data" type="application/json">{"kernelId":"k"}</script>';
  document.documentElement.dataset.ready = "1";
  answer = () => said();
  await import("../../assistant/widgets/static/watch.js");
  await settle();
});
beforeEach(() => (answer = () => said()));

test("the time is the server's, and goes on with the browser's steady clock", async () => {
  const first = globalThis.chibo.now();
  assert.ok(Math.abs(first - 5000) < 1, String(first));
  time += 250;
  assert.ok(Math.abs(globalThis.chibo.now() - first - 0.25) < 0.001);
  assert.equal(globalThis.chibo.state, "connected");
  assert.ok(steady > 0);
});

test("a server clock that was set counts at once", async () => {
  answer = () => said({ now: 9000 });
  await pass(1000);
  assert.ok(Math.abs(globalThis.chibo.now() - 9000) < 1);
});

test("one missed answer is no reason to tell; two are, and it is over when the server answers", async () => {
  const states = [];
  const stop = globalThis.chibo.on("state", (state) => states.push(state));
  answer = () => Promise.reject(new Error("no network"));
  await pass(1000);
  assert.deepEqual(states, []);
  await pass(400);
  assert.deepEqual(states, ["server-gone"]);
  assert.equal(banner().hidden, false);
  answer = () => said();
  await pass(400);
  assert.deepEqual(states, ["server-gone", "connected"]);
  assert.equal(banner().hidden, true);
  stop();
});

test("what is asked for and shows no sign is told within five seconds, and no more once it does", async () => {
  const { waiting } = globalThis.chiboPage;
  waiting.set("w1", time);
  await pass(3900);
  assert.equal(banner().hidden, true);
  await pass(600);
  assert.match(banner().textContent, /chưa trả lời thao tác vừa rồi.*Tải lại trang/);
  assert.equal(globalThis.chibo.state, "connected", "the server answers, and the time goes on");
  waiting.set("w1", time); // told to be under way: a paper in the making
  await pass(500);
  assert.equal(banner().hidden, true);
  await pass(4500);
  assert.equal(banner().hidden, false);
  waiting.delete("w1");
  await pass(500);
  assert.equal(banner().hidden, true);
  assert.equal(reloads, 0, "only a person decides to reload");
});

test("nobody listens to an event that there is not", () => {
  assert.throws(() => globalThis.chibo.on("click", () => {}), /no event click/);
});

test("a browser that the program does not know is told so and not reloaded", async () => {
  answer = () => ({ status: 403, ok: false });
  await pass(1000);
  assert.equal(globalThis.chibo.state, "server-gone");
  assert.match(banner().textContent, /không nhận ra trình duyệt/);
  assert.equal(reloads, 0);
  answer = () => said();
  await pass(1000);
});

const lost = async () => {
  answer = () => Promise.reject(new Error("no server"));
  await pass(1000);
  await pass(400);
  await pass(400);
};

test("while the program begins anew with another folder that is told, and the loss only after a minute", async () => {
  globalThis.chibo.leave("restart");
  assert.match(banner().textContent, /Đang mở thư mục khác/);
  await lost();
  assert.match(banner().textContent, /Đang mở thư mục khác/);
  const later = Date.now() + 61_000;
  mock.method(Date, "now", () => later);
  await pass(400);
  assert.match(banner().textContent, /Mất kết nối/);
  Date.now.mock.restore();
  globalThis.chibo.leave("");
  answer = () => said();
  await pass(400);
  assert.equal(banner().hidden, true);
});

test("the page of a program that was closed says so, takes no clicks and alarms nobody", async () => {
  const page = document.body.appendChild(document.createElement("main"));
  globalThis.chibo.leave("stop");
  assert.match(banner().textContent, /Chương trình đã đóng/);
  assert.ok(page.hasAttribute("inert") && !banner().hasAttribute("inert"));
  await lost();
  assert.match(banner().textContent, /Chương trình đã đóng/);
  assert.equal(globalThis.chibo.state, "connected");
  globalThis.chibo.leave(""); // the program refused
  assert.ok(!page.hasAttribute("inert"));
  assert.equal(banner().hidden, true);
  answer = () => said();
  await pass(400);
  page.remove();
});

test("what another page of the browser asked for is known soon, unless that page is of another run", async () => {
  const told = (boot) => localStorage.setItem("chibo-leaving", JSON.stringify({ what: "stop", boot, at: Date.now() }));
  told("an earlier run");
  await pass(500);
  assert.equal(banner().hidden, true);
  told("b");
  await pass(500);
  assert.match(banner().textContent, /Chương trình đã đóng/);
  localStorage.removeItem("chibo-leaving");
  globalThis.chibo.leave("");
  assert.equal(banner().hidden, true);
});

test("a page whose kernel is gone reloads once the server has answered", async () => {
  answer = () => said({ kernel: null });
  await pass(1000);
  assert.equal(globalThis.chibo.state, "kernel-gone");
  assert.equal(reloads, 1);
  await pass(1000);
  assert.equal(reloads, 1, "it is on its way already");
});
