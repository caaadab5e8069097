// The bar below the head: the meeting went on on another machine, or another machine has text that is not here.
import { html, notice, region, useAct, useModal, useRef, useState } from "../kit.js";

/** @import { LeftAtMachine, LeftPiece, Machines as MachinesState } from "../contract" */

const copy = async (text, box) => {
  try {
    await navigator.clipboard.writeText(text);
    notice("Đã chép vào bộ nhớ tạm.");
  } catch {
    box?.select(); // a browser that does not let a page write there: the person presses Ctrl+C
    notice("Đã chọn sẵn đoạn này; hãy bấm Ctrl+C để chép.");
  }
};

/** @param {{ piece: LeftPiece, file: string }} props */
function Piece({ piece, file }) {
  const act = useAct();
  const box = useRef(null);
  return html`<li class="left">
    <b>${piece.label}</b> <span class="soft num">${piece.missing.trim().length} ký tự</span>
    <textarea ref=${box} readonly rows="3" aria-label=${piece.label} value=${piece.missing.trim()}></textarea>
    <p class="line">
      ${
        piece.fits &&
        html`<button type="button" class="primary" onClick=${() => act("TakeIn", { file, key: piece.key })}>
          Thêm vào cuối ô này
        </button>`
      }
      <button type="button" onClick=${() => copy(piece.missing.trim(), box.current)}>Chép</button>
    </p>
    ${
      piece.whole !== piece.missing &&
      html`<details>
        <summary>Toàn bộ đoạn ghi ở máy kia</summary>
        <p class="whole">${piece.whole}</p>
      </details>`
    }
  </li>`;
}

/** @param {{ left: LeftAtMachine[], close: () => void }} props */
function Left({ left, close }) {
  const act = useAct();
  const dialog = useModal(close);
  const seen = async (one) => {
    if ((await act("Dismiss", { file: one.file })) && left.length === 1) close();
  };
  return html`<dialog class="reading leftover" ref=${dialog} aria-label="Phần còn ở máy khác">
    <div class="paper">
      ${left.length === 0 && html`<p>Không còn phần nào của máy khác chờ xem.</p>`}
      ${left.map(
        (one) => html`<section key=${one.file}>
          <h2>Máy ${one.name} có mà hồ sơ này chưa có</h2>
          <ul>${one.pieces.map((piece) => html`<${Piece} key=${piece.key} piece=${piece} file=${one.file} />`)}</ul>
          ${
            one.others.length > 0 &&
            html`
              <h3>Việc khác đã ghi ở máy đó</h3>
              <ul class="points">${one.others.map((text) => html`<li>${text}</li>`)}</ul>
            `
          }
          <p class="line"><button type="button" onClick=${() => seen(one)}>Đã xem xong máy ${one.name}</button></p>
        </section>`,
      )}
    </div>
    <footer>
      <span class="grow soft">
        Chương trình không tự thêm phần nào; bản của máy kia vẫn nằm trong thư mục của buổi này.
      </span>
      <button type="button" onClick=${() => dialog.current.close()}>Đóng</button>
    </footer>
  </dialog>`;
}

/** @param {MachinesState} props */
function Machines({ clock, ...others }) {
  return html`<div class="machinebars">
    ${clock && html`<div class="clockbar" role="alert"><span class="grow num">${clock}</span></div>`}
    <${Others} ...${others} />
  </div>`;
}

/** @param {Omit<MachinesState, "clock">} props */
function Others({ moved, left = [] }) {
  const [looking, look] = useState(false);
  if (!moved && !left.length && !looking) return null;
  const chars = left.reduce((sum, one) => sum + one.chars, 0);
  const parts = left.reduce((sum, one) => sum + one.pieces.length + one.others.length, 0);
  const names = left.map((one) => one.name).join(", ");
  return html`<div class="machinebar" role="status">
    ${
      moved
        ? html`<span class="grow">${moved}</span><a class="button" href="/voila/render/home.ipynb">Về trang đầu</a>`
        : html`
          <span class="grow num">Máy ${names} đã ghi ${parts} phần (${chars} ký tự) mà hồ sơ ở đây chưa có.</span>
          <button type="button" onClick=${() => look(true)}>Xem các phần đó</button>
        `
    }
    ${looking && html`<${Left} left=${left} close=${() => look(false)} />`}
  </div>`;
}

export default region(Machines);
