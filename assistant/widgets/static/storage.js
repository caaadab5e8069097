// The browser's small stores. A browser may refuse them altogether (switched off, a managed machine) or be full: a page
// goes on without, and whoever has something to keep is told whether it was kept.
const area = (name) => {
  let told = false;
  const tried = (what, otherwise) => {
    try {
      return what(globalThis[name]); // where it is refused, asking for the store itself throws
    } catch (error) {
      if (!told) console.warn(`chibo: ${name}`, error);
      told = true;
      return otherwise;
    }
  };
  return {
    /** What lies under `key`; null for nothing. */
    get: (key) => tried((store) => store.getItem(key), null),
    /** Whether `text` lies under `key` now. */
    set: (key, text) => tried((store) => store.setItem(key, text) ?? true, false),
    remove: (key) => tried((store) => store.removeItem(key), undefined),
    keys: () => tried((store) => Object.keys(store), []),
  };
};

/** Of all pages of this browser, for good. */
export const local = area("localStorage");
/** Of this tab, also after it is loaded anew. */
export const session = area("sessionStorage");

/** The database `name` with its one store; null where the browser allows none, or does not answer. */
export function database(name, store, patience = Infinity) {
  return new Promise((done) => {
    if (patience < Infinity) setTimeout(() => done(null), patience);
    try {
      const asking = indexedDB.open(name, 1);
      asking.onupgradeneeded = () => asking.result.createObjectStore(store);
      asking.onsuccess = () => done(asking.result);
      asking.onerror = () => done(null);
    } catch (error) {
      console.warn("chibo: indexedDB", error);
      done(null);
    }
  });
}
