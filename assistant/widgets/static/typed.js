// What is typed into a form and not sent yet: kept in this browser at every key, there again after the page was loaded
// anew, gone when the form was sent or put away on purpose. It outlives the form: who goes to another item and comes
// back finds it as it was.
import * as copies from "./copies.js";
import { pageKey } from "./places.js";
import { useLayoutEffect, useState } from "./vendor/preact-htm.js";

const copyOf = ({ page, name }) => ({ kind: copies.FORM, meeting: page, field: name });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @typedef {{ page: string, name: string, value: any, listeners: Set<() => void>, left: any }} Form */
/** By page and name: where pages take turns in one document, each has its forms. `left`: what a page that is gone left
 * in a form that is being filled in here; it waits until that is free.
 * @type {Map<string, Form>} */
const forms = new Map();
const inherited = new Set();

function formOf(name, page = pageKey()) {
  const key = `${page}:${name}`;
  if (!forms.has(key)) forms.set(key, { page, name, value: undefined, listeners: new Set(), left: null });
  inherit(page);
  return forms.get(key);
}

/** What pages that are gone left in the forms of this page, once. */
function inherit(page) {
  if (inherited.has(page)) return;
  inherited.add(page);
  copies.inheritForms(page, take).catch((error) => console.error("chibo: forms of a page before", error));
}

function put(form, value) {
  form.value = value;
  if (value === undefined) copies.forget(copyOf(form));
  else copies.keep({ ...copyOf(form), base: "", value: JSON.stringify(value) });
  for (const listener of [...form.listeners]) listener();
}

function take(copy) {
  const form = formOf(copy.field, copy.meeting);
  if (form.value !== undefined) {
    form.left = copy;
    return;
  }
  put(form, JSON.parse(copy.value));
  copies.forget(copy);
}

/** What stands in the form `name`; undefined for nothing. */
export const typedIn = (name) => formOf(name).value;

/** The form `name` holds `value` from now on; undefined, or what is the same as `blank`, is nothing. */
export function type(name, value, blank = undefined) {
  const [form, nothing] = [formOf(name), value === undefined || same(value, blank)];
  put(form, nothing ? undefined : value);
  const { left } = form;
  if (!nothing || !left) return;
  form.left = null;
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
