// Files that are chosen on this machine and go to the kernel piece by piece; what came of each is told by its name.
import { html, useAct, useRef, useState } from "./kit.js";
import { fill, file_box as say } from "./wording.js";

/** @typedef {{ text: string, problem: boolean }} Outcome */

const PIECE = 384 * 1024; // bytes: as text half a megabyte, which no line holds up for long
const LETTERS = 0x8000; // so many bytes become letters at once: a function takes no more arguments everywhere

/** Bytes as base64. @param {Uint8Array} bytes */
function asText(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += LETTERS)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + LETTERS)));
  return btoa(parts.join(""));
}

/**
 * Sends chosen files one after the other, each in pieces; tells what came of each.
 * @param {"FileMinutes" | "AttachFile"} command
 * @param {number} most bytes of a file
 * @param {() => void} then what follows once something was taken
 */
function useSending(command, most, then) {
  const act = useAct();
  const [state, set] = useState({ at: 0, all: 0, told: /** @type {Outcome[]} */ ([]) });
  const stopped = useRef(false);
  const sent = async (/** @type {File} */ file, upload) => {
    if (file.size > most)
      return { text: fill(say.too_large, { name: file.name, most: most / 2 ** 20 }), problem: true };
    let at = 0;
    do {
      const bytes = await file
        .slice(at, at + PIECE)
        .arrayBuffer()
        .catch(() => null);
      if (!bytes) return { text: fill(say.not_given, { name: file.name }), problem: true };
      const piece = asText(new Uint8Array(bytes));
      const answer = await act(command, { upload, file: file.name, size: file.size, at, piece });
      if (answer === null) return null;
      if (answer.problem || answer.told) return { text: answer.problem || answer.told, problem: !!answer.problem };
      at += PIECE;
    } while (at < file.size);
    return { text: fill(say.not_given, { name: file.name }), problem: true };
  };
  const send = async (/** @type {File[]} */ files) => {
    stopped.current = false;
    const run = Date.now().toString(36);
    const told = [];
    for (const [n, file] of files.entries()) {
      set({ at: n + 1, all: files.length, told: [...told] });
      const outcome = await sent(file, `${run}-${n}`);
      if (outcome) told.push(outcome);
      if (!outcome || stopped.current) break;
    }
    set({ at: 0, all: 0, told });
    if (told.some((one) => !one.problem)) then();
  };
  return { ...state, send, stop: () => (stopped.current = true) };
}

/**
 * A button that lets files be chosen, several at once, and what came of them.
 * @param {{
 *   command: "FileMinutes" | "AttachFile", most: number, accept: string, choose: string, then: () => void,
 * }} props
 */
export function FileBox({ command, most, accept, choose, then }) {
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const sending = useSending(command, most, then);
  const chosen = async () => {
    const files = [...box.current.files];
    box.current.value = ""; // so that the same file, mended, can be chosen again
    if (files.length) await sending.send(files);
  };
  return html`<p>
      <button type="button" disabled=${sending.at > 0} onClick=${() => box.current.click()}>
        ${sending.at ? fill(say.sending, { at: sending.at, all: sending.all }) : choose}
      </button>
      ${" "}
      ${sending.all > 1 && html`<button type="button" class="small" onClick=${sending.stop}>${say.stop}</button>`}
      <input type="file" hidden accept=${accept} multiple ref=${box} onChange=${chosen} />
    </p>
    <div role="status">
      <ul class="gaps outcomes">
        ${sending.told.map((one, n) => html`<li key=${n} class=${one.problem ? "" : "done"}>${one.text}</li>`)}
      </ul>
    </div>`;
}
