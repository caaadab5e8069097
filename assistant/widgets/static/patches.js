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

/**
 * @param {any} state
 * @param {[(string | number)[], unknown][]} changes
 */
export const applied = (state, changes) => changes.reduce((now, [path, value]) => put(now, path, value), state);
