// Outside our own server nobody watches over a page (watch.js): here the page asks its kernel for a sign of life, tells
// when none comes, learns what time it is there, and in Voila ends the kernel when it goes itself.
import { notice, onLine, setClock } from "./kit.js";
import { watch as say } from "./wording.js";

/** @import { Line } from "./kit.js" */

const EVERY = 10_000; // ms; a page behind others is slowed to once a minute
const PATIENCE = 6_000; // ms an answer may take
let line = /** @type {Line | null} */ (null);
let told = false;

async function ask() {
  const asked = line;
  const sent = performance.now();
  const late = setTimeout(() => {
    if (line !== asked) return; // that page has given way to another
    told = true;
    notice(say.silent);
  }, PATIENCE);
  const { now } = await asked.send("Alive");
  clearTimeout(late);
  setClock(now + (performance.now() - sent) / 2000);
  if (told) notice("");
  told = false;
}

/** Voila never learns that a page was closed, and its own farewell is refused: it lacks the field against forged
 * requests, which is the same word twice. */
function leave() {
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  const token =
    /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? crypto.getRandomValues(new Uint32Array(4)).join("");
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and this page is going now
  document.cookie = `_xsrf=${token}; path=${config.baseUrl}; SameSite=Strict`;
  const address = `${config.baseUrl}voila/api/shutdown/${config.kernelId}`;
  fetch(address, { method: "POST", keepalive: true, headers: { "X-XSRFToken": token } });
}

/** The newest line is asked. */
onLine((wire) => {
  const first = line === null;
  line = wire;
  if (!first) return;
  ask();
  setInterval(ask, EVERY);
  if (document.body.dataset.voila) addEventListener("pagehide", leave);
});
