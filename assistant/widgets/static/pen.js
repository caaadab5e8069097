// Which page this is among the consoles of a meeting (bút ghi: one of them writes), and where the pen is.
// A page keeps its name when it is loaded anew; a tab that was duplicated finds its name taken and gets one of its own.
import { gone, live } from "./alive.js";
import { database, local, session } from "./storage.js";
import { pen as say } from "./wording.js";

/** @import { Line } from "./kit.js" */

const SEAT = "chibo-seat";
const BROWSER = "chibo-browser";
const RELOAD_MS = 600; // how long the page before may take to let go of the name they share
const PATIENCE_MS = 1500;
const fresh = () => Math.random().toString(36).slice(2, 12) + Date.now().toString(36);

/** This browser's own name. On the disk at once (IndexedDB), so that a browser that was killed is known again. */
async function browser() {
  const known = local.get(BROWSER);
  if (known) return known;
  const disk = await database(BROWSER, "name", PATIENCE_MS); // the page does not wait for one that does not answer
  const name = disk ? await kept(disk) : fresh();
  local.set(BROWSER, name);
  return name;
}

/** The name in the database, made there where there is none; two pages at once get the same. */
function kept(database) {
  return new Promise((done, fail) => {
    const transaction = database.transaction("name", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("name");
    const asking = store.get(BROWSER);
    asking.onsuccess = () => {
      const name = asking.result ?? fresh();
      if (!asking.result) store.put(name, BROWSER);
      transaction.oncomplete = () => done(name);
    };
    transaction.onabort = () => fail(transaction.error);
  });
}

/** The seat of this document once it is taken: pages that take turns in a frame are one page to other consoles. */
let taken = /** @type {Promise<string> | null} */ (null);

/** The name of this page, and whether it had one before (a page that was loaded anew, not one newly opened). */
async function seat() {
  if (taken) return { page: await taken, again: true };
  const found = findSeat();
  taken = found.then(({ page }) => page);
  return found;
}

async function findSeat() {
  const known = session.get(SEAT);
  if (known && (await live(known, RELOAD_MS))) return { page: known, again: true };
  const page = fresh();
  await live(page);
  session.set(SEAT, page);
  return { page, again: false };
}

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const PROGRAMS = { "Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari" };
const SYSTEMS = { Windows: "Windows", Android: "Android", iPhone: "iPhone", iPad: "iPad", Mac: "Mac", Linux: "Linux" };
/** Where this page is, as another console is told: which machine, which program on it. */
function whereabouts() {
  const machine = LOCAL.includes(location.hostname) ? say.this_machine : say.other_machine;
  const known = (names) => names[Object.keys(names).find((mark) => navigator.userAgent.includes(mark))];
  return [machine, known(PROGRAMS), known(SYSTEMS)].filter(Boolean).join(", ");
}

/** Say which page this is. A newly opened page takes over from one of this browser that is gone: nobody else can. */
export async function sitDown(/** @type {Line} */ wire) {
  const [{ page, again }, name] = await Promise.all([seat(), browser()]);
  const answer = await wire.send("Here", { page, browser: name, where: whereabouts() });
  if (!again && answer.holder && answer.browser === name && (await gone(answer.holder))) await wire.send("TakePen");
}
