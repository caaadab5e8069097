// Forms that are filled in and not sent: whoever moves the meeting on from their item is asked about them first.
import { pageKey } from "./places.js";
import { useLayoutEffect } from "./vendor/preact-htm.js";

/**
 * `add` sends the form as its own button does, and tells whether it was taken; null while it is not complete.
 * `recorded`: the item has something to read back once it is sent.
 * @typedef {{ item: string, label: string, add: (() => Promise<unknown>) | null, recorded?: boolean }} Unsent
 */

/** By page and form; a form that is not in sight any more stays until it is seen to be empty.
 * @type {Map<string, Unsent & { page: string }>} */
const forms = new Map();

/** What is filled in under an item and not sent. @returns {Unsent[]} */
export const unsentOf = (item) => [...forms.values()].filter((form) => form.page === pageKey() && form.item === item);

/** They are left where they are: nobody asks again until they are seen again. */
export const leaveUnsent = (item) => {
  for (const [key, form] of forms) if (form.page === pageKey() && form.item === item) forms.delete(key);
};

/** The form `name` was sent: it may be gone from the page before it is seen to be empty. */
export const formSent = (name) => forms.delete(`${pageKey()}:${name}`);

/**
 * The form `name` is filled in, or (null) empty.
 * @param {string} name
 * @param {Unsent | null | false} form
 */
export function useUnsent(name, form) {
  useLayoutEffect(() => {
    const page = pageKey();
    if (form) forms.set(`${page}:${name}`, { ...form, page });
    else forms.delete(`${page}:${name}`);
  });
}
