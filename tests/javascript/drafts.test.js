// drafts.js: a text being typed is sent in small edits until the kernel says that it is on disk; nothing is dropped.

import "./browser.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { draftOf, penMoved, unconfirmed } from "../../assistant/widgets/static/drafts.js";
import { Refusal } from "../../assistant/widgets/static/kit.js";
import { kernel, settle } from "./browser.js";

let field = 0;
let time;
/** A draft of a field that no other test has. */
const fresh = (value = "", rev = 0) => draftOf("m1", `item.B1.f${++field}`, value, rev);
const pass = async (ms) => {
  time += ms;
  mock.timers.tick(ms);
  await settle();
};
const saved = (rev) => ({ rev, saved: 1000 });

beforeEach(() => {
  time = 1000;
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  mock.method(performance, "now", () => time);
  localStorage.clear();
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test("the first key is sent at once, as the smallest edit", async () => {
  const wire = kernel({ EditText: saved(4) });
  const draft = fresh("Nhất trí.", 3);
  draft.type("Nhất trí cao.", wire);
  await pass(0);
  assert.deepEqual(wire.sent, [["EditText", { field: draft.field, rev: 3, at: 8, cut: 0, insert: " cao" }]]);
  assert.equal(draft.pending, false);
  assert.equal(draft.rev, 4);
  assert.equal(draft.saved, 1000);
});

test("keys that follow each other quickly go together", async () => {
  const wire = kernel({ EditText: saved(1) });
  const draft = fresh();
  for (let n = 1; n <= 10; n++) {
    draft.type("a".repeat(n), wire);
    await pass(20);
  }
  await pass(1000);
  assert.deepEqual(
    wire.sent.map(([, edit]) => edit.insert),
    ["a", "aaaaaaaaa"],
  );
});

test("where saving takes long, more keys go together; nobody waits longer than a second for the next edit", async () => {
  let took = 100;
  const sent = [];
  const wire = {
    send: (_, edit) =>
      new Promise((done) => {
        sent.push([time, edit.insert]);
        setTimeout(() => done(saved(1)), took);
      }),
  };
  const paces = async (draft) => {
    const first = sent.length;
    for (let n = 1; n <= 600; n++) {
      draft.type("a".repeat(n), wire);
      await pass(10);
    }
    const moments = sent.slice(first).map(([at]) => at);
    return moments.at(-1) - moments.at(-2);
  };
  assert.ok((await paces(fresh())) >= 400);
  took = 700;
  const pause = await paces(fresh());
  assert.ok(pause >= 1000 && pause < 1100, String(pause));
});

test("the line below the box says that it is being saved until the keys rest", async () => {
  const wire = kernel({ EditText: saved(1) });
  const draft = fresh();
  draft.type("chữ", wire);
  await pass(0);
  assert.deepEqual([draft.pending, draft.moving], [false, true]);
  await pass(500);
  assert.equal(draft.moving, false);
});

test("an edit that came too late is merged and sent anew", async () => {
  const wire = kernel({
    EditText: ({ rev }) => (rev === 0 ? new Refusal({ error: "cũ", stale: { rev: 1, value: "Họ. " } }) : saved(2)),
  });
  const draft = fresh();
  draft.type("Tôi.", wire);
  await pass(0);
  await pass(1000);
  assert.equal(draft.value, "Họ. Tôi.");
  assert.deepEqual(wire.sent.at(-1), ["EditText", { field: draft.field, rev: 1, at: 4, cut: 0, insert: "Tôi." }]);
  assert.equal(draft.pending, false);
});

test("what is typed while an edit is under way is kept and sent next", async () => {
  let answer;
  const sent = [];
  const wire = {
    send(_, args) {
      sent.push(args);
      return new Promise((done) => {
        answer = done;
      });
    },
  };
  const draft = fresh();
  draft.type("một", wire);
  await pass(300);
  draft.type("một hai", wire);
  answer(saved(1));
  await settle();
  assert.equal(draft.count, 4);
  await pass(1000);
  assert.deepEqual(sent.at(-1), { field: draft.field, rev: 1, at: 3, cut: 0, insert: " hai" });
  answer(saved(2));
  await settle();
});

test("a copy lies in the browser as long as nobody has confirmed it", async () => {
  const wire = kernel({ EditText: saved(1) });
  const draft = fresh();
  draft.type("chữ", wire);
  const mine = () => Object.keys(localStorage).filter((key) => key.includes(draft.field));
  assert.equal(mine().length, 1);
  assert.ok(unconfirmed() >= 3);
  await pass(300);
  assert.equal(mine().length, 0);
});

test("a page without the pen holds what was typed, and sends it when the pen comes back", async () => {
  let refused = true;
  const elsewhere = new Refusal({ error: "bút ở trang khác", code: "pen_elsewhere" });
  const wire = kernel({ EditText: () => (refused ? elsewhere : saved(1)) });
  const draft = fresh();
  draft.type("chữ", wire);
  await pass(300);
  assert.equal(draft.held, true);
  await pass(60_000);
  assert.equal(wire.sent.length, 1, "it is not tried again and again");
  refused = false;
  penMoved(true, wire);
  await pass(300);
  assert.equal(draft.held, false);
  assert.equal(draft.pending, false);
});

test("a kernel that does not answer is asked again, and the reader is told after three seconds", async () => {
  let broken = true;
  const wire = kernel({ EditText: () => (broken ? new Error("mất mạng") : saved(1)) });
  const draft = fresh();
  draft.type("chữ", wire);
  await pass(300);
  assert.equal(draft.late, false);
  await pass(3000);
  assert.equal(draft.late, true);
  broken = false;
  await pass(5000);
  assert.equal(draft.pending, false);
  assert.equal(draft.error, "");
});

test("the journal's text is taken over where nothing is on its way, and merged where something is", () => {
  const draft = fresh("cũ", 1);
  assert.equal(draft.offer("cũ", 1), false);
  assert.equal(draft.offer("mới", 2), true);
  assert.equal(draft.value, "mới");
  draft.type("mới của tôi", kernel());
  draft.offer("Họ: mới", 3);
  assert.equal(draft.value, "Họ: mới của tôi");
});

test("what another page left comes in once", () => {
  const draft = fresh("Đã ghi.", 2);
  draft.adopt("", "Đã ghi.", kernel());
  assert.equal(draft.value, "Đã ghi.", "the journal has it already");
  draft.adopt("Đã ghi.", "Đã ghi. Thêm.", kernel());
  assert.equal(draft.value, "Đã ghi. Thêm.");
});
