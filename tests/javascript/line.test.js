// kit.js: a command goes up until it is answered; what takes its time says so.

import "./browser.js";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { connect } from "../../assistant/widgets/static/kit.js";

test("what is told to be under way is heard of, and the answer ends it", async () => {
  mock.timers.enable({ apis: ["setInterval"] });
  let time = 1000;
  mock.method(performance, "now", () => time);
  const [sent, heard] = [[], []];
  const model = { send: (message) => sent.push(message), on: (_, hear) => heard.push(hear), off: () => heard.pop() };
  const line = connect(model);
  const coming = line.send("ReadMinutes");
  const { waiting } = globalThis.chiboPage;
  const { id } = sent[0];
  assert.equal(waiting.get(id), 1000);
  time += 2000;
  mock.timers.tick(2000);
  assert.deepEqual([sent.length, sent[1].id], [2, id], "sent again with the same id");
  heard[0]({ working: id });
  assert.equal(waiting.get(id), 3000);
  heard[0]({ working: "of another page" });
  assert.equal(waiting.size, 1);
  heard[0]({ ack: id, lines: [] });
  assert.deepEqual(await coming, { ack: id, lines: [] });
  assert.equal(waiting.size, 0);
  line.send("Hello");
  line.close();
  assert.equal(waiting.size, 0, "a region that goes waits for nothing");
});
