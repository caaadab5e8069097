// client.js and channel.js: the page's widgets as its kernel tells of them, over a websocket that may fall.

import "./browser.js";
import assert from "node:assert/strict";
import { after, before, mock, test } from "node:test";
import { settle } from "./browser.js";

const sockets = [];
class Socket {
  static OPEN = 1;
  readyState = 0;
  sent = [];

  constructor(address) {
    this.address = String(address);
    sockets.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  open() {
    this.readyState = 1;
    this.onopen();
  }

  fall() {
    this.readyState = 3;
    this.onclose();
  }

  tell(comm_id, data) {
    this.onmessage({ data: JSON.stringify({ header: { msg_type: "comm_msg" }, content: { comm_id, data } }) });
  }

  /** What was asked of the kernel: its kind, and the method where it is for a widget. */
  get asked() {
    return this.sent.map(({ header, content }) => content.data.method ?? header.msg_type);
  }
}

const STATES = {
  box: { state: { children: ["IPY_MODEL_head", "IPY_MODEL_desk"], _dom_classes: ["chibo-console"] } },
  head: { state: { _esm: 'export { default } from "chibo/console/head.js";', state: { title: "Thường kỳ" } } },
  desk: { state: { _esm: 'export { default } from "chibo/console/desk.js";', state: { title: "Bàn" } } },
};
const drawn = [];
const newest = () => sockets.at(-1);
const control = (socket) => socket.sent.find(({ header }) => header.msg_type === "comm_open").content.comm_id;

before(async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.WebSocket = Socket;
  globalThis.chiboModule = (name) => ({
    default: {
      render({ model, el }) {
        el.textContent = `${name}: ${model.get("state").title}`;
        drawn.push([name, model]);
      },
    },
  });
  const output = { data: { "application/vnd.jupyter.widget-view+json": { model_id: "box" } } };
  document.body.innerHTML = `<div id="chibo-page"></div>
    <script id="jupyter-config-data" type="application/json">{"baseUrl": "/", "kernelId": "k1"}</script>
    <script type="application/vnd.voila.cell-output+json">{"output_type": "stream", "text": "…"}</script>
    <script type="application/vnd.voila.cell-output+json">${JSON.stringify(output)}</script>`;
  await import("../../assistant/widgets/static/client.js");
});
after(() => mock.timers.reset());

test("the kernel is asked for its widgets until it tells of them, and they are drawn", async () => {
  assert.match(newest().address, /^ws:\/\/localhost:8866\/api\/kernels\/k1\/channels\?session_id=/);
  newest().open();
  assert.deepEqual(newest().asked, ["comm_open", "request_states"]);
  mock.timers.tick(1000);
  assert.equal(newest().asked.length, 3, "it was busy: asked once more");
  newest().tell(control(newest()), { method: "update_states", states: STATES });
  await settle();
  mock.timers.tick(5000);
  assert.equal(newest().asked.length, 3);
  const box = document.querySelector("#chibo-page > .chibo-console.jupyter-widgets");
  assert.deepEqual(
    [...box.children].map((region) => region.textContent),
    ["console/head.js: Thường kỳ", "console/desk.js: Bàn"],
  );
  assert.equal(globalThis.chiboPage.states().desk.state.title, "Bàn");
});

test("a region hears what is new in its state, and what is said to it alone", () => {
  const [, model] = drawn.find(([name]) => name === "console/desk.js");
  const heard = [];
  model.on("change:state", () => heard.push(model.get("state").title));
  const answers = (content) => heard.push(content.ack);
  model.on("msg:custom", answers);
  newest().tell("desk", { method: "update", state: { state: { title: "Bàn" } } });
  newest().tell("desk", { method: "update", state: { state: { title: "Bàn khác" } } });
  newest().tell("desk", { method: "custom", content: { ack: "1" } });
  newest().tell("head", { method: "custom", content: { ack: "2" } });
  model.off("msg:custom", answers);
  newest().tell("desk", { method: "custom", content: { ack: "3" } });
  assert.deepEqual(heard, ["Bàn khác", "1"]);
});

test("what has changed is put into the state that it is a change of; after anything else the whole is asked for", () => {
  const [, model] = drawn.find(([name]) => name === "console/desk.js");
  const rows = [{ text: "một" }, { text: "hai" }];
  newest().tell("desk", { method: "update", state: { state: { title: "Bàn khác", rows }, drawn: 4 } });
  const [first] = model.get("state").rows;
  const heard = [];
  const listener = () => heard.push(model.get("state"));
  model.on("change:state", listener);
  const set = [
    [["title"], "Bàn mới"],
    [["rows"], [{ text: "ba" }], 1, 2],
  ];
  newest().tell("desk", { method: "custom", content: { set, after: 4 } });
  assert.deepEqual(heard, [{ title: "Bàn mới", rows: [rows[0], { text: "ba" }] }]);
  assert.equal(heard[0].rows[0], first, "what has not changed is the same object");
  newest().tell("desk", { method: "custom", content: { set, after: 6 } });
  assert.equal(heard.length, 1, "a change was missed between");
  assert.deepEqual(newest().sent.at(-1).content.data.content, { whole: true });
  newest().tell("desk", { method: "update", state: { state: { title: "Bàn khác" }, drawn: 7 } });
  assert.equal(heard.at(-1).title, "Bàn khác");
  model.off("change:state", listener);
});

test("a command goes up as a message of the region; where there is no socket it is lost and sent again by the kit", () => {
  const [, model] = drawn[0];
  model.send({ id: "7", command: "Hello", args: {} });
  const { header, content, channel } = newest().sent.at(-1);
  assert.deepEqual([header.msg_type, channel], ["comm_msg", "shell"]);
  assert.deepEqual(content, {
    comm_id: "head",
    data: { method: "custom", content: { id: "7", command: "Hello", args: {} } },
  });
  const before = newest().sent.length;
  newest().readyState = 0;
  model.send({ id: "8" });
  assert.equal(newest().sent.length, before);
  newest().readyState = 1;
});

test("a socket that fell is opened again under the same session, and the regions catch up", async () => {
  const [first, many] = [newest(), sockets.length];
  const [, model] = drawn.find(([name]) => name === "console/desk.js");
  let changes = 0;
  model.on("change:state", () => (changes += 1));
  first.fall();
  assert.equal(globalThis.chiboPage.lost, true, "the watchdog builds the page anew if it may");
  mock.timers.tick(200);
  newest().fall();
  mock.timers.tick(399);
  assert.equal(sockets.length, many + 1, "each new try is twice as late");
  mock.timers.tick(1);
  assert.equal(newest().address, first.address);
  newest().open();
  assert.notEqual(control(newest()), control(first));
  newest().tell(control(newest()), {
    method: "update_states",
    states: { ...STATES, desk: { state: { ...STATES.desk.state, state: { title: "Sau khi nối lại" } } } },
  });
  await settle();
  assert.equal(changes, 1);
  assert.equal(document.querySelectorAll(".chibo-console").length, 1);
});
