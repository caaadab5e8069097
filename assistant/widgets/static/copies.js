// What was typed and nobody has confirmed, kept in this browser: a copy a box and page, so that two tabs never
// overwrite each other's. A page that is gone (alive.js) leaves its copies to the next one of this browser.
// They lie in localStorage, which answers at once but reaches the disk seconds later, and in IndexedDB, which is on the
// disk at once: what a killed browser had not yet written of the one comes back from the other, and where one of the
// two is refused or full, the other carries them alone. So what a page has been forgotten is written down on the disk
// too: after the kill localStorage may show it once more, and its words would come into the text a second time.
import { ifGone, live, living, whenGone } from "./alive.js";
import { database, local, session } from "./storage.js";

/** Texts of the journal being written (drafts.js); what is typed into forms and not sent yet (typed.js). */
export const [TEXT, FORM] = ["chibo:", "chibo-form:"];
const DAY_MS = 24 * 3600 * 1000; // by then localStorage has long been written
const MONTH_MS = 30 * DAY_MS;
const SEEN_GONE_MS = [0, 100, 300, 1000, 3000]; // a page that is loaded anew may still be there for a moment
const BEFORE = "chibo-page-before";
const me = Math.random().toString(36).slice(2, 12) + Date.now().toString(36);
const keyOf = ({ kind = TEXT, meeting, field, page = me }) => `${kind}${meeting}:${field}:${page}`;
const before = session.get(BEFORE); // the page that this tab had before it was loaded anew
session.set(BEFORE, me);
live(me);

const shelf = new Map(); // what the disk has of pages that are gone, where localStorage has no room for it
const homeless = new Map(); // what lies nowhere but on this page, by key
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const opened = database("chibo-copies", "copies");

/** Change the copies on the disk, in the order of the calls; `kept` is called once the change is there. */
async function onDisk(change, kept = () => {}) {
  const disk = await opened;
  if (!disk) return;
  const writing = disk.transaction("copies", "readwrite", { durability: "strict" });
  writing.onabort = () => console.warn("chibo: the copy on the disk could not be written", writing.error);
  writing.oncomplete = kept;
  change(writing.objectStore("copies"));
}

/** What only the disk has of pages that are gone comes back into localStorage, and what the disk has forgotten goes. */
async function restore() {
  const disk = await opened;
  if (!disk) return;
  const held = await living();
  const store = disk.transaction("copies").objectStore("copies");
  const found = await new Promise((done, fail) => {
    const asking = store.getAll();
    asking.onsuccess = () => done(asking.result);
    asking.onerror = () => fail(asking.error);
  });
  const ofGonePages = found.filter((one) => !held.includes(one.page));
  for (const copy of ofGonePages) {
    const [key, text] = [keyOf(copy), JSON.stringify(copy)];
    const here = local.get(key);
    if (here && JSON.parse(here).at > copy.at) continue;
    if (copy.forgotten) local.remove(key);
    else if (here !== text && !local.set(key, text)) shelf.set(key, text);
  }
  const past = ofGonePages.filter((one) => one.forgotten && Date.now() - one.at > DAY_MS);
  const clear = (kept) => {
    for (const one of past) kept.delete(keyOf(one));
  };
  if (past.length) onDisk(clear);
}
const restored = restore().catch((error) => console.error("chibo: copies on the disk", error));

/** Keep `copy` ({kind, meeting, field, base, value, …}); false while it lies nowhere but on this page. */
export function keep(copy) {
  const key = keyOf(copy);
  const whole = { kind: TEXT, ...copy, page: me, at: Date.now() };
  const here = local.set(key, JSON.stringify(whole));
  if (here) homeless.delete(key);
  else homeless.set(key, whole);
  onDisk(
    (store) => store.put(whole, key),
    () => homeless.get(key) === whole && homeless.delete(key),
  );
  return here;
}

/** The text is on the disk, or has become another page's to care for. */
export function forget(copy) {
  const key = keyOf(copy);
  const kept = homeless.delete(key) || shelf.delete(key) || local.get(key) !== null;
  if ((copy.page ?? me) === me && !kept) return;
  local.remove(key);
  const { kind = TEXT, meeting, field, page = me } = copy;
  onDisk((store) => store.put({ kind, meeting, field, page, forgotten: true, at: Date.now() }, key));
}

/** Whether what was typed there lies nowhere but on this page. */
export const isHomeless = (copy) => homeless.has(keyOf(copy));
// Such a page is not loaded anew by itself (watch.js), and whoever leaves it is asked (index.html.j2).
globalThis.chiboPage ??= { waiting: new Map(), hellos: 0 };
globalThis.chiboPage.onlyCopy = () => homeless.size > 0;

function read(key) {
  const text = local.get(key) ?? shelf.get(key);
  try {
    const copy = JSON.parse(text);
    const whole = [copy.meeting, copy.field, copy.base, copy.value, copy.page].every(
      (part) => typeof part === "string",
    );
    if (!whole) throw new TypeError("not a copy of this version");
    if (Date.now() - copy.at <= MONTH_MS) return copy;
    console.warn(`chibo: dropped after 30 days: ${key} (${copy.value.length} characters)`);
    forget(copy);
  } catch (error) {
    console.warn(`chibo: cannot read ${key}`, error);
  }
  return null;
}

const kept = (kind, meeting) =>
  [...new Set([...local.keys(), ...shelf.keys()])]
    .filter((key) => key.startsWith(`${kind}${meeting}:`))
    .map(read)
    .filter(Boolean);

/** Hand every text of the meeting that a page left behind to `take`, now or as soon as its page is gone: it is on its
 * way to the journal, whoever brings it there. */
export function inherit(meeting, take) {
  const awaited = new Set([me]);
  const look = () => {
    for (const { page } of kept(TEXT, meeting)) {
      if (awaited.has(page)) continue;
      awaited.add(page);
      whenGone(page, async () => {
        for (const copy of kept(TEXT, meeting).filter((one) => one.page === page)) await take(copy);
      }).catch((error) => console.error("chibo: copies of another page", error));
    }
  };
  const written = (event) => event.key?.startsWith(`${TEXT}${meeting}:`) && event.newValue && look();
  addEventListener("storage", written);
  restored.then(look);
  return () => removeEventListener("storage", written);
}

/** Hand what was left in the forms of `meeting` to `take`, once: a half-filled form belongs into the tab that it was
 * typed in, so the tab's own page before comes first, and a page that lives keeps what it has. */
export async function inheritForms(meeting, take) {
  await restored;
  const takeFrom = (page) =>
    ifGone(page, () =>
      kept(FORM, meeting)
        .filter((one) => one.page === page)
        .forEach(take),
    );
  const left = new Set(kept(FORM, meeting).map((copy) => copy.page));
  left.delete(me);
  const own = left.delete(before);
  for (const ms of own ? SEEN_GONE_MS : []) {
    await wait(ms);
    if (await takeFrom(before)) break;
  }
  for (const ms of left.size ? SEEN_GONE_MS : []) {
    await wait(ms);
    for (const page of [...left]) if (await takeFrom(page)) left.delete(page);
    if (!left.size) break;
  }
}
