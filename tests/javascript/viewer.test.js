// viewer.js: a page that only looks shows what the server streams, and finds its way back whenever the stream is gone.

import "./browser.js";
import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { settle } from "./browser.js";

let time = 1000;
const asked = [];
const encoder = new TextEncoder();

/** The server as the page meets it next: a stream in the test's hand, a refusal, or nobody. */
let next = () => stream();
function stream() {
  let hand;
  const body = new ReadableStream({ start: (controller) => (hand = controller) });
  const line = {
    answer: { ok: true, status: 200, body, hand },
    say: async (text) => {
      hand.enqueue(encoder.encode(text));
      await later();
    },
    end: async () => {
      hand.close();
      await later();
    },
    fall: async () => {
      hand.error(new Error("network"));
      await later();
    },
  };
  asked.push(line);
  return line.answer;
}
/** Streams take a few turns of node's own loop. */
const later = async () => {
  for (let n = 0; n < 8; n++) await new Promise((done) => setImmediate(done));
  await settle();
};
const pass = async (ms) => {
  time += ms;
  mock.timers.tick(ms);
  await later();
};
const banner = () => document.getElementById("chibo-banner");
const told = () => (banner().hidden ? "" : banner().textContent);
const shown = () => document.querySelector("#chibo-page h1")?.textContent;
const newest = () => asked.at(-1);

before(async () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(performance, "now", () => time);
  mock.method(Math, "random", () => 1);
  mock.method(location, "reload", () => assert.fail("nothing is to be loaded anew"));
  globalThis.fetch = async (address, { signal }) => {
    assert.equal(address, "wall/scenes");
    const answer = next();
    signal.addEventListener("abort", () => answer.hand?.error(new Error("aborted")));
    return answer;
  };
  document.body.innerHTML = '<div id="chibo-banner" hidden></div><div id="chibo-page"></div>';
  document.documentElement.dataset.version = "v1";
  await import("../../assistant/widgets/static/viewer.js");
  await later();
});

test("a first scene that cannot be drawn is not the last: the next one is drawn from the beginning", async () => {
  const before = asked.length;
  await newest().say('{"now":5000,"version":"v1","state":"no scene"}\n');
  await pass(300);
  assert.equal(asked.length, before + 1, "it is asked for anew");
  assert.equal(document.documentElement.dataset.ready, undefined);
});

test("the first line is the whole scene, each next one what has changed; a line may come in pieces", async () => {
  const { say } = newest();
  await say('{"now":5000,"version":"v1","state":{"message":"Chưa có buổi ');
  assert.equal(shown(), undefined);
  await say('nào"}}\n');
  assert.equal(shown(), "Chưa có buổi nào");
  assert.equal(document.documentElement.dataset.ready, "1");
  await say('{"now":5001,"set":[[["message"],"Đã hủy"]]}\n{"now":5002}\n');
  assert.equal(shown(), "Đã hủy");
  assert.equal(told(), "");
});

test("a connection that falls is told after a moment, and is there again without a press", async () => {
  const before = asked.length;
  next = () => Promise.reject(new Error("no network"));
  await newest().fall();
  assert.equal(told(), "");
  await pass(1500);
  assert.match(told(), /Mất kết nối/);
  assert.equal(shown(), "Đã hủy", "what was seen last stays");
  next = stream;
  await pass(5000);
  assert.equal(asked.length, before + 1);
  await newest().say('{"now":5100,"version":"v1","state":{"message":"Buổi mới"}}\n');
  assert.equal(shown(), "Buổi mới");
  assert.equal(told(), "");
});

test("a server that says nothing for nine seconds is given up and asked anew", async () => {
  const before = asked.length;
  await pass(8000);
  assert.equal(asked.length, before);
  await newest().say('{"now":5200}\n');
  await pass(8900);
  assert.equal(asked.length, before, "a sign of life is enough");
  await pass(200);
  await pass(5000);
  assert.equal(asked.length, before + 1);
  await newest().say('{"now":5300,"version":"v1","state":{"message":"Vẫn thế"}}\n');
});

test("a stream that ends in order is asked for anew at once, and nobody is told", async () => {
  const before = asked.length;
  await newest().end();
  await pass(300);
  assert.equal(asked.length, before + 1);
  assert.equal(told(), "");
  await newest().say('{"now":5400,"version":"v1","state":{"message":"Vẫn thế"}}\n');
});

for (const [status, words, patience] of [
  [403, /quét lại mã QR/, 30_000],
  [429, /Đã đủ số máy/, 5000],
]) {
  test(`a refusal (${status}) is told in words, and asked again not too often`, async () => {
    let times = 0;
    next = () => {
      times += 1;
      return { ok: false, status };
    };
    await newest().end();
    await pass(300);
    assert.match(told(), words);
    await pass(patience - 100);
    assert.equal(times, 1);
    next = stream;
    await pass(200);
    await newest().say('{"now":5500,"version":"v1","state":{"message":"Vào được"}}\n');
    assert.equal(told(), "");
    assert.equal(shown(), "Vào được");
  });
}

test("whoever comes back to the page does not wait for the next try", async () => {
  next = () => Promise.reject(new Error("no network"));
  await newest().fall();
  await pass(300);
  await pass(600);
  const before = asked.length;
  next = stream;
  dispatchEvent(new Event("online"));
  await later();
  assert.equal(asked.length, before + 1);
  await newest().say('{"now":5600,"version":"v1","state":{"message":"Đã về"}}\n');
  assert.equal(shown(), "Đã về");
});
