// The watchdog of every page: is the server there, is our kernel there, what time is it by the server's clock?
// Nothing is lost by reloading (state lives in the journal, typed text in the browser's own copy), so when in doubt
// the page reloads, but only after the server has answered, never more than a few times in a row without a page coming
// of it, and never where what was typed lies nowhere but on the page (copies.js).
import { cookieWord } from "./places.js";
import { local, session } from "./storage.js";
import { watch as say } from "./wording.js";

const EVERY = 1000; // ms between pings
const AGAIN = 400; // ms until the next ping after a failed one
const PATIENCE = 1600; // ms an answer may take; EVERY + PATIENCE stays below 3 s
const SILENT = 4000; // ms without a sign of what was asked for; looked at every half second, so it is said within 5 s
const NEVER_READY = 20000; // ms until a page that shows nothing offers a reload
const RELOADS = 3; // in a row, within
const ROW = 60000; // ms
const KEY = "chibo-reloads";
const LEAVING = "chibo-leaving";
const BEGUN_ANEW = 60000; // ms in which a program that begins anew is there again

const listeners = new Set();
const known = { boot: null, kernel: null, doubt: false };
let state = "connected";
let failures = 0;
let offset = null; // server clock minus this browser's steady clock, in seconds
let best = Infinity; // shortest round trip seen lately, in seconds: the one that tells the clock best
let reloading = false;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const steady = () => (performance.timeOrigin + performance.now()) / 1000;
const ready = () => document.documentElement.dataset.ready === "1";

/** Epoch seconds by the server's clock; by the browser's own until the first answer has come. */
export const now = () => steady() + (offset ?? Date.now() / 1000 - steady());

/** Call `callback(state)` at every change of state; returns the function that stops it. */
export function on(name, callback) {
  if (name !== "state") throw new Error(`chibo.on: no event ${name}`);
  listeners.add(callback);
  return () => listeners.delete(callback);
}

function become(next) {
  if (next === state) return;
  state = next;
  for (const callback of listeners) callback(state);
}

function banner(text, withButton) {
  const box = document.getElementById("chibo-banner");
  if (!box || (box.dataset.text ?? "") === text) return;
  box.dataset.text = text;
  box.replaceChildren();
  box.hidden = !text;
  if (!text) return;
  box.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (withButton) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: say.reload });
    button.addEventListener("click", () => location.reload());
    box.append(button);
  }
}

let asked = ""; // as `leave` left it, for a browser that keeps nothing

/**
 * The program was asked to end, or to begin anew with another folder, and is missed by nobody: told to every page of
 * this browser. Empty: it was not to be.
 * @param {"stop" | "restart" | ""} what
 */
function leave(what) {
  asked = JSON.stringify({ what, boot: known.boot, at: Date.now() });
  local.set(LEAVING, asked);
  tellTroubles();
}

/** What the program that this page came from was asked for. */
function leaving() {
  const { what = "", boot, at } = JSON.parse(local.get(LEAVING) || asked || "{}");
  if (boot !== known.boot) return "";
  return what === "restart" && Date.now() - at > BEGUN_ANEW ? "" : what;
}

/** The page of a program that was closed stays to be read, and takes no clicks; whether it is one. */
function tellEnd() {
  const ended = leaving() === "stop";
  const { dataset } = document.documentElement;
  if (ended === (dataset.ended === "1")) return ended;
  if (ended) dataset.ended = "1";
  else delete dataset.ended;
  for (const part of document.body.children) part.toggleAttribute("inert", ended && part.id !== "chibo-banner");
  banner(ended ? say.ended : "", false);
  return ended;
}

function kernelId() {
  const config = document.getElementById("jupyter-config-data");
  return config ? JSON.parse(config.textContent).kernelId : "";
}

async function ask() {
  const id = kernelId(); // the page may still be arriving: the answer is about this id, whatever is known later
  const sent = performance.now();
  const answer = await fetch(`../../chibo/ping?kernel=${encodeURIComponent(id)}`, {
    cache: "no-store",
    headers: { "X-XSRFToken": cookieWord() }, // JupyterHub asks for it
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status === 403) return { refused: true };
  if (!answer.ok) throw new Error(`ping: ${answer.status}`);
  const said = await answer.json();
  setClock(said.now, (performance.now() - sent) / 1000);
  return { ...said, id };
}

/** Half the round trip has passed since the server looked at its clock. A jump (rehearsal, clock set) counts at
 * once. */
function setClock(server, trip) {
  const measured = server + trip / 2 - steady();
  const jumped = offset !== null && Math.abs(measured - offset) > 0.1 + trip;
  if (offset === null || jumped || trip <= best) {
    offset = measured;
    best = trip;
  } else {
    best *= 1.02; // an old short trip slowly gives way: clocks drift
  }
}

/** When this tab loaded itself anew since it last stood; where the browser keeps nothing the entry of its history does,
 * which stays when a page is loaded anew. */
function failedReloads() {
  const times = JSON.parse(session.get(KEY) ?? "null") ?? history.state?.[KEY] ?? [];
  return times.filter((time) => Math.abs(Date.now() - time) < ROW);
}
function rememberReloads(times) {
  if (!session.set(KEY, JSON.stringify(times))) history.replaceState({ ...history.state, [KEY]: times }, "");
}

function reload() {
  if (reloading) return;
  if (globalThis.chiboPage?.onlyCopy?.()) {
    banner(say.only_copy, true);
    return;
  }
  const recent = failedReloads();
  if (recent.length >= RELOADS) {
    banner(say.often, true);
    return;
  }
  reloading = true;
  banner(leaving() ? say.other_folder : say.kernel_gone, false);
  rememberReloads([...recent, Date.now()]);
  location.reload();
}

function judge(said) {
  failures = 0;
  if (said.refused) {
    become("server-gone");
    banner(say.refused, true);
    return;
  }
  known.boot ??= said.boot;
  if (said.id) known.kernel ??= said.kernel;
  // Messages that were under way when the websocket fell (client.js) are lost for good: such a page is built anew.
  if (globalThis.chiboPage?.lost) known.doubt = true;
  const gone = said.id && (said.kernel === null || said.kernel !== known.kernel);
  if (gone || known.doubt || said.boot !== known.boot) {
    become("kernel-gone");
    reload();
    return;
  }
  if (said.id && ready() && failedReloads().length) rememberReloads([]); // a page came of it
  become("connected");
  tellTroubles();
}

/** A kernel may be there and do nothing: what tells is that something asked for stays without any sign. */
function isSilent() {
  const since = globalThis.chiboPage?.waiting.values() ?? [];
  return ready() && [...since].some((moment) => performance.now() - moment > SILENT);
}

/** While the server answers: whether the page itself gets on. */
function tellTroubles() {
  if (tellEnd() || state !== "connected") return;
  if (leaving()) {
    banner(say.other_folder, false);
    return;
  }
  const slow = !ready() && performance.now() > NEVER_READY;
  banner(isSilent() ? say.silent : slow ? say.slow : "", true);
}

function missed(error) {
  failures += 1;
  if (tellEnd()) return;
  if (failures < 2 && error.name !== "TimeoutError") return;
  become("server-gone");
  banner(leaving() ? say.other_folder : say.server_gone, false);
}

async function watch() {
  for (;;) {
    const began = performance.now();
    await ask().then(judge, missed);
    await wait(failures ? AGAIN : Math.max(0, EVERY - (performance.now() - began)));
  }
}

window.chibo = {
  on,
  now,
  leave,
  get state() {
    return state;
  },
  get offset() {
    return (offset ?? 0) + steady() - Date.now() / 1000;
  },
};

// A page taken out of the back-forward cache has said goodbye to its kernel already.
addEventListener("pageshow", (event) => event.persisted && location.reload());
if (!window.chiboTooOld) {
  watch();
  setInterval(tellTroubles, 500);
}
