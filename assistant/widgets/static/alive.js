// Which pages of this browser are alive. Each page holds a lock with its own name for as long as it lives; whoever gets
// the lock of another page knows that it is gone (closed, reloaded, browser killed).
import { local } from "./storage.js";

const BEAT_MS = 2000;
const SILENT_MS = 150_000; // background tabs are slowed to one beat a minute
const lockOf = (name) => `chibo-page-${name}`;
const beatOf = (name) => `chibo-alive-${name}`;
const silent = (name) => Date.now() - Number(local.get(beatOf(name)) ?? 0) > SILENT_MS;

/** Where the browser has no locks (no secure address), a page gives signs of life instead. */
function beatForever(name) {
  const beat = () => local.set(beatOf(name), String(Date.now()));
  beat();
  setInterval(beat, BEAT_MS);
  addEventListener("pagehide", () => local.remove(beatOf(name)));
}

/** This page lives under `name` from now on: true. False where another page does, and goes on doing so for
 * `patience`. */
export function live(name, patience = 0) {
  if (!navigator.locks) {
    const free = silent(name);
    if (free) beatForever(name);
    return Promise.resolve(free);
  }
  return new Promise((done) => {
    const held = () => {
      done(true);
      return new Promise(() => {});
    };
    const options = patience ? { signal: AbortSignal.timeout(patience) } : {};
    navigator.locks.request(lockOf(name), options, held).catch(() => done(false));
  });
}

/** Run `then` if no page lives under `name` now, while nobody else does for the same page; whether it was run. */
export async function ifGone(name, then = () => {}) {
  const run = async (free) => {
    if (free) await then();
    return free;
  };
  if (!navigator.locks) return run(silent(name));
  return navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) => run(lock !== null));
}

/** Whether no page lives under `name` now. */
export const gone = (name) => ifGone(name);

/** The names under which pages are known to live; empty where the browser has no locks. */
export async function living() {
  if (!navigator.locks) return [];
  const { held } = await navigator.locks.query();
  const prefix = lockOf("");
  return held.filter((lock) => lock.name.startsWith(prefix)).map((lock) => lock.name.slice(prefix.length));
}

/** Wait until a page is gone, then run `then` while nobody else does for the same page. */
export function whenGone(name, then) {
  if (navigator.locks) return navigator.locks.request(lockOf(name), then);
  if (silent(name)) return then();
  return new Promise((done) => setTimeout(() => done(whenGone(name, then)), BEAT_MS));
}
