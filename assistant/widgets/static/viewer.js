// A page that only looks: the room's wall as the server streams it (server/wall.py), a line of JSON for each change.
// No kernel, nothing to send. When the connection is gone it says so and comes again by itself, until somebody answers.
import { setClock } from "./kit.js";
import { applied } from "./patches.js";
import { cookieWord } from "./places.js";
import * as wall from "./projector/projector.js";
import { viewer as say } from "./wording.js";

const SILENT = 9000; // ms without a line: the server gives a sign of life every four seconds
const FIRST_AGAIN = 300; // ms until the first new try; each next one twice as late
const LAST_AGAIN = 5000;
/** What is told where the server lets nobody in, and the ms until it is asked again. */
const REFUSALS = {
  403: { why: say.refused, again: 30_000 },
  429: { why: say.full, again: LAST_AGAIN },
};
const TOLD = 1500; // ms without a connection before it is told
const RELOAD = 10_000; // ms that a page stands before it loads itself anew for files of another version

/** The one region of the page, as a kernel's widget would look to it (client.js). */
class Scene {
  /** @type {Record<string, any> | null} */
  state = null;
  listeners = new Map();

  get(/** @type {string} */ key) {
    return key === "state" ? this.state : undefined;
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
  }

  off(name, listener) {
    this.listeners.get(name)?.delete(listener);
  }

  tell(name, ...said) {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...said);
  }

  /** Nothing goes up: the greeting is answered here, all else is refused. */
  send({ id, command }) {
    const answer = command === "Hello" ? { ack: id } : { ack: id, error: say.only_looks };
    queueMicrotask(() => this.tell("msg:custom", answer, []));
  }

  show(state) {
    this.state = state;
    this.tell("change:state", this, state);
  }
}

const scene = new Scene();
globalThis.chiboPage.states = () => ({ wall: { state: scene.state } });

function banner(/** @type {string} */ text) {
  const box = document.getElementById("chibo-banner");
  if (!box) return;
  box.textContent = text;
  box.hidden = !text;
}

/** A line from the server: the whole scene, or what has changed in it, or that all is as it was. */
function take({ now, version, state, set }) {
  setClock(now);
  banner("");
  if (version && version !== document.documentElement.dataset.version && performance.now() > RELOAD) location.reload();
  if (!state && !set) return;
  const next = state ?? applied(scene.state, set);
  if (drawn) scene.show(next);
  else drawFirst(next);
}

let drawn = false;
/** Draw for the first time; what a drawing that failed has left is no beginning for the next one. */
function drawFirst(state) {
  const place = document.getElementById("chibo-page");
  const el = place?.cloneNode(false);
  if (el) place?.replaceWith(el);
  scene.listeners.clear();
  scene.state = state;
  wall.default.render({ model: scene, el });
  drawn = true;
}

/** Look until the connection ends: the status where the server refused, 0 where it ended in order. */
async function look(heard) {
  const over = new AbortController();
  let silent = setTimeout(() => over.abort(), SILENT);
  try {
    const answer = await fetch("wall/scenes", {
      cache: "no-store",
      headers: { "X-XSRFToken": cookieWord() }, // JupyterHub asks for it
      redirect: "error",
      signal: over.signal,
    });
    if (!answer.ok) return answer.status;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return 0;
      clearTimeout(silent);
      silent = setTimeout(() => over.abort(), SILENT);
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) take(JSON.parse(line));
      heard();
    }
  } finally {
    clearTimeout(silent);
    over.abort();
  }
}

let hurry = () => {};
/** Wait, but not when the network is back or somebody looks at the page again. */
const wait = (ms) =>
  new Promise((done) => {
    hurry = () => done(undefined);
    setTimeout(done, ms);
  });

async function watch() {
  let again = FIRST_AGAIN;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;
  const heard = () => {
    again = FIRST_AGAIN;
    clearTimeout(telling);
    telling = undefined;
  };
  for (;;) {
    const status = await look(heard).catch((error) => {
      console.info("chibo: the connection is gone:", error.message);
      return -1;
    });
    const refusal = REFUSALS[status];
    if (refusal) {
      heard();
      banner(refusal.why);
    } else telling ??= setTimeout(() => banner(say.gone), TOLD);
    await wait((refusal?.again ?? again) * (0.5 + Math.random() / 2)); // not all fifty at once
    again = Math.min(LAST_AGAIN, 2 * again);
  }
}

function begin() {
  if (globalThis.chiboTooOld) return;
  addEventListener("online", () => hurry());
  document.addEventListener("visibilitychange", () => hurry());
  watch();
}
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
