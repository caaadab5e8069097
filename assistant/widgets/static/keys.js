// The keys of the console: shown where they act, gathered on one sheet. F-keys and Alt+letter only: they are free in
// Chrome and Edge, in Unikey and in screen readers, and they work while a text is being typed.
import { classes, html, useAct, useEffect, useModal, useRef, useState } from "./kit.js";
import { matching } from "./names.js";
import { named } from "./person_box.js";
import { isMeant } from "./places.js";
import { useTyped } from "./typed.js";
import { fill, SPEECH_ROLE, keys as say, shared } from "./wording.js";

/** @import { Speaker } from "./contract" */

export const KEYS = [
  ["F2", say.invite_key],
  ["F4", shared.stop_speech],
  ["F8", say.next_speaker_key],
  ["F9", say.next_item_key],
  ["Shift+F9", say.previous_item_key],
  ["Alt+N", say.task_key],
  ["Alt+1…9", say.jump_key],
  ["Alt+K", say.conclusion_key],
  ["Alt+B", say.vote_key],
  ["Alt+G", say.rest_key],
  ["Alt+P", say.details_key],
  ["Alt+U", say.undo_key],
  ["Alt+Y", say.redo_key],
  [say.phrase_chord, say.phrase_key],
  ["?", say.help_key],
];

/** As what a member can have the floor; a guest's remark is a guest's. */
export const MEMBER_ROLES = ["opinion", "presentation", "reply"];

function chord({ altKey, ctrlKey, metaKey, shiftKey, key }) {
  const letter = key.length === 1;
  const control = ctrlKey || metaKey;
  const shift = shiftKey && (control || !letter);
  return `${control ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${letter ? key.toUpperCase() : key}`;
}
const typing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "");

/** Listen for chords on the whole page, also inside text boxes (the boxes stop what bubbles, so it is caught on the way
 * in). */
export function useChords(handlers) {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    const pressed = (event) => {
      if (event.isComposing || !isMeant(event) || document.documentElement.dataset.ended) return;
      const name = chord(event);
      const boxes = name === "?" || event.ctrlKey || event.metaKey; // in a text box these are the box's own
      if (boxes && typing(event.target)) return;
      const handle = current.current[name];
      if (!handle) return;
      event.preventDefault();
      event.stopPropagation();
      handle(event);
    };
    addEventListener("keydown", pressed, true);
    return () => removeEventListener("keydown", pressed, true);
  }, []);
}

function Dialog({ label, close, children, kind = "sheet" }) {
  const dialog = useModal(close);
  return html`<dialog ref=${dialog} class=${kind} aria-label=${label}>
    ${children(() => dialog.current.close())}
  </dialog>`;
}

export function Help({ close, keys = KEYS, kind = "sheet" }) {
  return html`<${Dialog} label=${say.title} close=${close} kind=${kind}>
    ${(shut) => html`
      <h2 tabindex="-1" autofocus>${say.heading}</h2>
      <table>${keys.map(([key, text]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${text}</td></tr>`)}</table>
      <p><button type="button" class="primary" onClick=${shut}>${say.close}</button></p>
    `}
  <//>`;
}

/** “hòa 2”: the letters of a name, and how many minutes ago that speech began. */
function heard(typed) {
  const parts = typed.match(/^(.*\S)\s+(\d{1,2})\s*$/);
  return parts ? { letters: parts[1], ago: +parts[2] } : { letters: typed, ago: 0 };
}

/**
 * F2: a few letters of a name, Enter.
 * @param {{ people: Speaker[], done: (speech: string) => unknown }} props
 */
export function Palette({ people, done }) {
  const act = useAct();
  const [typed, set, dropTyped] = useTyped("palette", "");
  const [at, move] = useState(0);
  const [role, setRole, dropRole] = useTyped("palette-role", "");
  const leave = (speech) => {
    dropTyped();
    dropRole();
    done(speech);
  };
  const { letters, ago } = heard(typed);
  const found = letters.trim() ? matching(people, letters, 8) : people.slice(0, 8);
  const take = async (person, wait, shut) => {
    shut();
    const floor = { ...(ago && { ago: ago * 60 }), ...(role && { role }) };
    const answer = await act(wait ? "AskFloor" : "StartSpeech", { speaker: person.id, ...(!wait && floor) });
    if (!wait && answer?.speech) leave(answer.speech);
  };
  const type = (event) => {
    set(event.currentTarget.value);
    move(0);
  };
  const keys = (event, shut) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") move((n) => Math.min(n + 1, found.length - 1));
    if (event.key === "ArrowUp") move((n) => Math.max(n - 1, 0));
    if (event.key === "Enter" && found[at]) {
      event.preventDefault();
      take(found[at], event.shiftKey, shut);
    }
  };
  return html`<${Dialog} label=${shared.invite} close=${() => leave("")} kind="palette">
    ${(shut) => html`
      <input
        autofocus
        aria-label=${say.speaker_name}
        placeholder=${say.type_a_name}
        value=${typed}
        onInput=${type}
        onKeyDown=${(e) => keys(e, shut)}
      />
      <ul role="listbox" aria-label=${say.people_here}>
        ${found.map(
          (p, n) => html`<li key=${p.id} role="none">
            <button
              type="button"
              role="option"
              tabindex="-1"
              aria-selected=${n === at}
              class=${classes(n === at && "first")}
              onClick=${() => take(p, false, shut)}
            >${named(p)}</button>
          </li>`,
        )}
      </ul>
      ${!found.length && html`<p class="soft" role="status">${shared.nobody_here_of_that_name}</p>`}
      <label class="line soft">
        ${say.as_what}${" "}
        <select aria-label=${say.as_what} value=${role} onChange=${(e) => setRole(e.currentTarget.value)}>
          <option value="">${say.as_usual}</option>
          ${MEMBER_ROLES.map((one) => html`<option value=${one} selected=${one === role}>${SPEECH_ROLE[one]}</option>`)}
        </select>
      </label>
      ${ago > 0 && html`<p class="ago" role="status">${fill(say.began_ago, { ago })}</p>`}
      <p class="soft">
        <kbd>Enter</kbd> ${say.invites_now} <kbd>Shift+Enter</kbd> ${say.queues} <kbd>Esc</kbd> ${say.leaves}
      </p>
    `}
  <//>`;
}
