// What has changed in a state, put into it (widgets/patches.py).

/**
 * The state with a value set where the path leads; what does not lie on the way is the same object as before.
 * @param {any} state
 * @param {(string | number)[]} path
 * @param {unknown} value
 */
export function put(state, path, value) {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  const copy = Array.isArray(state) ? [...state] : { ...state };
  copy[step] = put(state[step], rest, value);
  return copy;
}

const at = (state, path) => path.reduce((now, step) => now[step], state);
/** A list with other entries in place of those from `start` to before `stop`. */
const spliced = (list, entries, start, stop) => [...list.slice(0, start), ...entries, ...list.slice(stop)];

/**
 * @param {any} state
 * @param {[path: (string | number)[], value: any, start?: number, stop?: number][]} changes
 */
export const applied = (state, changes) =>
  changes.reduce(
    (now, [path, value, start, stop]) =>
      put(now, path, start === undefined ? value : spliced(at(now, path), value, start, stop)),
    state,
  );
