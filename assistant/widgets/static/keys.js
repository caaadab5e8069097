// The keys of the console: shown where they act, gathered on one sheet. F-keys and Alt+letter only: they are free in
// Chrome and Edge, in Unikey and in screen readers, and they work while a text is being typed.
import { classes, html, useAct, useEffect, useModal, useRef, useState } from "./kit.js";
import { matching } from "./names.js";

/** @import { Speaker } from "./contract" */

export const KEYS = [
  [
    "F2",
    "Mời phát biểu: gõ vài chữ của tên, Enter để mời, Shift+Enter để xếp vào danh sách chờ; " +
      "“hòa 2” nghĩa là đã phát biểu được 2 phút",
  ],
  ["F4", "Kết thúc phát biểu"],
  ["F8", "Mời người tiếp theo trong danh sách chờ (không còn ai chờ thì chỉ kết thúc phát biểu)"],
  ["F9", "Sang nội dung tiếp theo"],
  ["Shift+F9", "Về nội dung trước"],
  ["Alt+N", "Giao nhiệm vụ (lấy dòng đang gõ ở ô kết luận làm nội dung công việc)"],
  ["Alt+K", "Đến ô kết luận của chủ trì"],
  ["Alt+B", "Đến ô biểu quyết"],
  ["Alt+G", "Giải lao; bấm lần nữa để tiếp tục"],
  ["Alt+P", "Người dự (điểm danh, đại biểu, thay chủ trì), thông tin, chương trình"],
  ["Alt+U", "Hoàn tác việc vừa làm"],
  ["/mã rồi Tab", "Chèn cụm từ của chi bộ (ghi ở chi-bo.yaml, mục cum_tu)"],
  ["?", "Bảng phím này (khi không ở trong ô ghi)"],
];

function chord({ altKey, shiftKey, key }) {
  const letter = key.length === 1;
  return `${altKey ? "Alt+" : ""}${shiftKey && !letter ? "Shift+" : ""}${letter ? key.toUpperCase() : key}`;
}
const typing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "");

/** Listen for chords on the whole page, also inside text boxes (the boxes stop what bubbles, so it is caught on the way
 * in). */
export function useChords(handlers) {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    const pressed = (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const name = chord(event);
      if (name === "?" && typing(event.target)) return;
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
  return html`<${Dialog} label="Bảng phím tắt" close=${close} kind=${kind}>
    ${(shut) => html`
      <h2>Phím tắt</h2>
      <table>${keys.map(([key, text]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${text}</td></tr>`)}</table>
      <p><button type="button" class="primary" onClick=${shut}>Đóng (Esc)</button></p>
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
  const [typed, set] = useState("");
  const [at, move] = useState(0);
  const { letters, ago } = heard(typed);
  const found = letters.trim() ? matching(people, letters, 8) : people.slice(0, 8);
  const take = async (person, wait, shut) => {
    shut();
    const answer = await act(
      wait ? "AskFloor" : "StartSpeech",
      wait || !ago ? { speaker: person.id } : { speaker: person.id, ago: ago * 60 },
    );
    if (!wait && answer?.speech) done(answer.speech);
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
  return html`<${Dialog} label="Mời phát biểu" close=${() => done("")} kind="palette">
    ${(shut) => html`
      <input
        autofocus
        aria-label="Tên người phát biểu"
        placeholder="Gõ tên người phát biểu…"
        value=${typed}
        onInput=${type}
        onKeyDown=${(e) => keys(e, shut)}
      />
      <ul role="listbox" aria-label="Người có mặt">
        ${found.map(
          (p, n) => html`<li key=${p.id} role="none">
            <button
              type="button"
              role="option"
              tabindex="-1"
              aria-selected=${n === at}
              class=${classes(n === at && "first")}
              onClick=${() => take(p, false, shut)}
            >${p.name}</button>
          </li>`,
        )}
      </ul>
      ${!found.length && html`<p class="soft" role="status">Không có ai tên như vậy trong số người có mặt.</p>`}
      ${ago > 0 && html`<p class="ago" role="status">Đã bắt đầu phát biểu cách đây ${ago} phút.</p>`}
      <p class="soft"><kbd>Enter</kbd> mời ngay · <kbd>Shift+Enter</kbd> xếp vào danh sách chờ · <kbd>Esc</kbd> thôi</p>
    `}
  <//>`;
}
