// What was typed and nobody has confirmed, kept in this browser: a copy a field and page, so that two tabs never
// overwrite each other's. A page that is gone (alive.js) leaves its copies to the next one of this browser.
// They lie in localStorage, which answers at once but reaches the disk seconds later, and in IndexedDB, which is on the
// disk at once: what a killed browser had not yet written of the one comes back from the other.
import { live, living, whenGone } from "./alive.js";

const PREFIX = "chibo:";
const MONTH_MS = 30 * 24 * 3600 * 1000;
const me = Math.random().toString(36).slice(2, 12) + Date.now().toString(36);
const keyOf = (meeting, field, page) => `${PREFIX}${meeting}:${field}:${page}`;
live(me);

const opened = new Promise((done) => {
  const asking = indexedDB.open("chibo-copies", 1);
  asking.onupgradeneeded = () => asking.result.createObjectStore("copies");
  asking.onsuccess = () => done(asking.result);
  asking.onerror = () => done(null); // a browser that allows none: localStorage alone
});

/** Change the copies on the disk; in the order of the calls. */
async function onDisk(change) {
  const database = await opened;
  if (!database) return;
  const writing = database.transaction("copies", "readwrite", { durability: "strict" });
  writing.onabort = () => console.warn("chibo: the copy on the disk could not be written", writing.error);
  change(writing.objectStore("copies"));
}

/** What only the disk has of pages that are gone comes back into localStorage. */
async function restore() {
  const database = await opened;
  if (!database) return;
  const held = await living();
  const store = database.transaction("copies").objectStore("copies");
  const found = await new Promise((done, fail) => {
    const asking = store.getAll();
    asking.onsuccess = () => done(asking.result);
    asking.onerror = () => fail(asking.error);
  });
  for (const copy of found.filter((one) => !held.includes(one.page))) {
    const key = keyOf(copy.meeting, copy.field, copy.page);
    const here = localStorage.getItem(key);
    if (!here || JSON.parse(here).at < copy.at) localStorage.setItem(key, JSON.stringify(copy));
  }
}
const restored = restore().catch((error) => console.error("chibo: copies on the disk", error));

/** Keep `copy` ({meeting, field, base, rev, value, sent}); false where the browser has no room for it. */
export function keep(copy) {
  const key = keyOf(copy.meeting, copy.field, me);
  const whole = { ...copy, page: me, at: Date.now() };
  onDisk((store) => store.put(whole, key));
  try {
    localStorage.setItem(key, JSON.stringify(whole));
    return true;
  } catch (error) {
    console.warn(`chibo: the copy of ${copy.field} could not be kept`, error);
    return false;
  }
}

/** The text is on the disk, or has become another page's to care for. */
export function forget({ meeting, field, page = me }) {
  const key = keyOf(meeting, field, page);
  if (page === me && localStorage.getItem(key) === null) return;
  localStorage.removeItem(key);
  onDisk((store) => store.delete(key));
}

function read(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key));
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

const kept = (meeting) =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`${PREFIX}${meeting}:`))
    .map(read)
    .filter(Boolean);

/** Hand every copy of the meeting that a page left behind to `take`, now or as soon as its page is gone. */
export function inherit(meeting, take) {
  const awaited = new Set([me]);
  const look = () => {
    for (const { page } of kept(meeting)) {
      if (awaited.has(page)) continue;
      awaited.add(page);
      whenGone(page, async () => {
        for (const copy of kept(meeting).filter((one) => one.page === page)) await take(copy);
      }).catch((error) => console.error("chibo: copies of another page", error));
    }
  };
  const written = (event) => event.key?.startsWith(`${PREFIX}${meeting}:`) && event.newValue && look();
  addEventListener("storage", written);
  restored.then(look);
  return () => removeEventListener("storage", written);
}
