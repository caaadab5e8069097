// What is typed into a form and not sent yet: kept in this browser at every key, there again after the page was loaded
// anew, gone when the form was sent or put away on purpose. It outlives the form: who goes to another item and comes
// back finds it as it was.
import * as copies from "./copies.js";
import { useLayoutEffect, useState } from "./vendor/preact-htm.js";

const page = location.pathname.match(/(\w+)\.ipynb$/)?.[1] ?? "page";
const meeting = `${page}.${new URLSearchParams(location.search).get("meeting") ?? ""}`;
const copyOf = (name) => ({ kind: copies.FORM, meeting, field: name });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @type {Map<string, { value: any, listeners: Set<() => void> }>} */
const forms = new Map();
/** What pages that are gone left in forms that are being filled in here: waits until they are free. */
const waiting = new Map();

function formOf(name) {
  if (!forms.has(name)) forms.set(name, { value: undefined, listeners: new Set() });
  return forms.get(name);
}

function put(name, value) {
  const form = formOf(name);
  form.value = value;
  if (value === undefined) copies.forget(copyOf(name));
  else copies.keep({ ...copyOf(name), base: "", value: JSON.stringify(value) });
  for (const listener of [...form.listeners]) listener();
}

function take(copy) {
  if (formOf(copy.field).value !== undefined) {
    waiting.set(copy.field, copy);
    return;
  }
  put(copy.field, JSON.parse(copy.value));
  copies.forget(copy);
}

/** What stands in the form `name`; undefined for nothing. */
export const typedIn = (name) => formOf(name).value;

/** The form `name` holds `value` from now on; undefined, or what is the same as `blank`, is nothing. */
export function type(name, value, blank = undefined) {
  const nothing = value === undefined || same(value, blank);
  put(name, nothing ? undefined : value);
  const left = nothing && waiting.get(name);
  if (!left) return;
  waiting.delete(name);
  take(left);
}

/**
 * Like `useState(blank)` for what a person fills in: [value, set, drop]. `name` tells the form from all others of
 * the page.
 * @template Value
 * @param {string} name
 * @param {Value} blank
 * @returns {[Value, (value: Value | ((before: Value) => Value)) => void, () => void]}
 */
export function useTyped(name, blank) {
  const [, redraw] = useState(0);
  const form = formOf(name);
  useLayoutEffect(() => {
    const listener = () => redraw((n) => n + 1);
    form.listeners.add(listener);
    return () => form.listeners.delete(listener);
  }, [form]);
  const value = () => (form.value === undefined ? blank : form.value);
  const set = (next) => type(name, typeof next === "function" ? next(value()) : next, blank);
  return [value(), set, () => type(name, undefined)];
}

copies.inheritForms(meeting, take).catch((error) => console.error("chibo: forms of a page before", error));
