// A browser small enough for node: happy-dom's document, and by hand what it lacks or what a test must hold in its hand.
import { Window } from "happy-dom";

const window = new Window({ url: "http://localhost:8866/voila/render/meeting.ipynb" });
const NAMES = [
  "document",
  "localStorage",
  "sessionStorage",
  "location",
  "history",
  "navigator",
  "CSS",
  "Event",
  "InputEvent",
  "KeyboardEvent",
  "HTMLElement",
];
const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
for (const name of NAMES) define(name, window[name]);
define("window", globalThis);
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"])
  define(name, window[name].bind(window));
define("requestAnimationFrame", (then) => setTimeout(then, 0));
define("cancelAnimationFrame", clearTimeout);
define(
  "ResizeObserver",
  class {
    observe() {}
    disconnect() {}
  },
);
define("indexedDB", {
  open() {
    const asking = {};
    queueMicrotask(() => asking.onerror?.()); // a browser that allows none: localStorage alone
    return asking;
  },
});

/** The locks of one browser; `hold` is what another of its pages does. */
export const locks = {
  held: new Map(),
  waiting: new Map(),
  async request(name, options, then) {
    const [given, callback] = then ? [options, then] : [{}, options];
    if (this.held.has(name)) {
      if (given.ifAvailable) return callback(null);
      if (given.signal) throw new DOMException("held by another page", "TimeoutError");
      await new Promise((done) => this.waiting.set(name, done));
    }
    this.held.set(name, true);
    const answer = await callback({ name });
    this.held.delete(name);
    return answer;
  },
  async query() {
    return { held: [...this.held.keys()].map((name) => ({ name })) };
  },
  hold(name) {
    this.held.set(name, true);
  },
  letGo(name) {
    this.held.delete(name);
    this.waiting.get(name)?.();
    this.waiting.delete(name);
  },
};
define("navigator", { locks, userAgent: "Chrome/130.0 (X11; Linux)" });
define("chiboPage", { waiting: new Map(), hellos: 0 });

/** Let everything that is promised come true. */
export const settle = async () => {
  for (let n = 0; n < 20; n++) await Promise.resolve();
};

/** A kernel that answers each command by `answers`: a value, an Error to refuse with, or a function of the arguments. */
export function kernel(answers = {}) {
  const sent = [];
  return {
    sent,
    async send(command, args = {}) {
      sent.push([command, args]);
      const answer = typeof answers[command] === "function" ? answers[command](args) : (answers[command] ?? {});
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}
