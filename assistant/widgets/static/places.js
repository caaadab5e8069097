// Where this page stands. Under our own server each page has an address and a document of its own. Elsewhere
// (JupyterLab, Notebook, another Voila) one kernel shows one page at a time in a frame, and a wish (`Go`) changes it.

/** @import { Line } from "./kit.js" */

/** @typedef {{ meeting?: string, item?: string, year?: string }} Query */

const here = {
  framed: false,
  base: /** @type {string | null} */ (""),
  page: "",
  el: /** @type {Element | null} */ (null),
};

/** Called by every region as it is drawn: it knows from its kernel where it stands. */
export function settle(model, el) {
  Object.assign(here, { framed: Boolean(model.get("framed")), page: model.get("page") ?? "", el });
  here.base = here.framed ? baseOf(model) : "";
}

/** What stands before a page's name in its address: nothing where pages lie side by side (Voila); in JupyterLab and
 * Notebook the same Voila as part of that server; null where nobody shows a page by an address. */
function baseOf(model) {
  if (document.body.dataset.voila) return "";
  const path = model.widget_manager?.context?.path;
  const config = document.getElementById("jupyter-config-data");
  if (typeof path !== "string" || !config) return null;
  const folder = path
    .replace(/^[^:]*:/, "")
    .split("/")
    .slice(0, -1);
  const { baseUrl } = JSON.parse(config.textContent);
  return [`${baseUrl}voila`, "render", ...folder.map(encodeURIComponent), ""].join("/");
}

/** The word against forged requests that this site's cookie holds; empty where there is none. */
export const cookieWord = () => decodeURIComponent(/(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");

/** Whether pages take turns in a frame. */
export const isFramed = () => here.framed;
/** Whether a page can be shown in a window of its own. */
export const hasAddresses = () => here.base !== null;

/** The box that belongs to this page: what lies over the page is put there. */
export const ground = () => here.el?.closest(".chibo-frame") ?? document.body;

/** What tells this page from all others where its forms are kept: its name and its meeting. */
export function pageKey() {
  const asked = new URLSearchParams(here.framed ? here.page : location.search);
  const page = asked.get("page") ?? location.pathname.match(/(\w+)\.ipynb$/)?.[1] ?? "page";
  return `${page}.${asked.get("meeting") ?? ""}`;
}

/**
 * The address of a page, seen from this one.
 * @param {string} page the name of its notebook
 * @param {Query} query
 */
export function address(page, query = {}) {
  const asked = new URLSearchParams(here.framed ? { page } : {});
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  // Any notebook shows any page: one that is shown alone has no other beside it.
  if (here.framed && !here.base) return `?${asked}`;
  return `${here.base}${page}.ipynb${String(asked) && `?${asked}`}`;
}

/**
 * Leave this page for another.
 * @param {Line} wire
 * @param {"home" | "meeting" | "projector" | "year" | "committee"} page
 * @param {Query} query
 */
export function go(wire, page, query = {}) {
  if (!here.framed) {
    location.href = address(page, query);
    return;
  }
  if (here.base === "") history.replaceState(history.state, "", address(page, query)); // F5 brings this page back
  wire.send("Go", { page, ...query }).catch((refusal) => console.warn("chibo: go", refusal));
}

/** Whether a key pressed anywhere is meant for this page: it is in front, and no other part of the window has the
 * focus. In JupyterLab several notebooks and a file browser share one window. */
export function isMeant(event) {
  const frame = here.framed ? here.el?.closest(".chibo-frame") : null;
  if (!frame) return !here.framed;
  const at = event.target;
  return frame.checkVisibility() && (frame.contains(at) || at === document.body || at === document.documentElement);
}

/** A paper that nobody gives out by its address is asked of the kernel and saved by the browser. */
export async function saved(/** @type {Line} */ wire, link) {
  const paper = /** @type {{ name: string, type: string, bytes?: DataView }} */ (
    await wire.send("Fetch", { address: link.getAttribute("href") })
  );
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (paper.bytes)], { type: paper.type }));
  const button = Object.assign(document.createElement("a"), { href: url, download: paper.name });
  button.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
