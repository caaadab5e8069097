// The dialog "Văn bản": every paper of the meeting, its number, its preview, printing, PDF, sending, templates.
import { html, useAct, useEffect, useModal, useState, whenTime } from "../kit.js";
import { Line } from "../templates.js";

/** @import { CheckedTemplates, PaperRow, Parcel, PreviewPage, PrintedRow } from "../contract" */

const POLL_MS = 700;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Wait for a PDF that is being made; its file, or null when it was refused (which is said at the foot of the page). */
async function pdfOf(act, file) {
  if (!(await act("MakePdf", { file }))) return null;
  for (;;) {
    const answer = await act("PdfState", { file });
    if (!answer?.busy) return answer;
    await wait(POLL_MS);
  }
}

/** @param {{ one: PrintedRow, zone: number }} props */
function Printed({ one, zone }) {
  const act = useAct();
  const [pdf, set] = useState(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    set(await pdfOf(act, one.file));
    setBusy(false);
  };
  return html`<div class="printed">
    <a href=${one.url} download>${one.file}</a> <span class="soft num">đã tạo ${whenTime(one.at, zone)}</span>${" "}
    <button type="button" disabled=${busy} aria-label=${`PDF: ${one.file}`} onClick=${make}>
      ${busy ? "Đang tạo PDF…" : "PDF"}
    </button>
    ${pdf && html` <a href=${pdf.url} download>${pdf.name}</a>`}
    ${
      one.stale.length > 0 &&
      html`<small class="bad" role="status">
        Đã cũ: hồ sơ đã sửa sau khi tạo tệp (
        ${one.stale.join("; ")}
        ). Bấm “Tạo lại” thì có bản mới, bản cũ vẫn giữ.
      </small>`
    }
    ${one.unprinted && html`<small class="bad" role="status">${one.unprinted}</small>`}
  </div>`;
}

/**
 * A number in the register, and striking it with a reason.
 * @param {{ paper: PaperRow, number: string, strike: (number: string, reason: string) => Promise<boolean> }} props
 */
function Issued({ paper, number, strike }) {
  const [reason, setReason] = useState(null);
  if (reason === null) {
    return html`<small class="num">
      Đã ghi sổ: số${" "}
      ${number}${" "}
      <button type="button" aria-label=${`Bỏ số ${number}: ${paper.title}`} onClick=${() => setReason("")}>
        Bỏ số này
      </button>
    </small>`;
  }
  const send = async () => {
    if (await strike(number, reason)) setReason(null);
  };
  return html`<div class="asking" role="group" aria-label=${`Bỏ số ${number}`}>
    <small>Số ${number} vẫn nằm trong sổ, ghi là đã bỏ, và không được dùng lại nếu không gõ tay.</small>
    <label>
      Lý do${" "}
      <input
        autofocus
        aria-label=${`Lý do bỏ số ${number}`}
        value=${reason}
        onInput=${(e) => setReason(e.currentTarget.value)}
      />
    </label>
    <p class="buttons">
      <button type="button" disabled=${!reason.trim()} onClick=${send}>Bỏ số ${number}</button> ${" "}
      <button type="button" onClick=${() => setReason(null)}>Thôi</button>
    </p>
  </div>`;
}

/** @param {{ paper: PaperRow, number: string, setNumber: (number: string) => void, asking?: string[],
 *   printing: boolean, print: (sure: boolean) => unknown, preview: () => unknown,
 *   strike: (number: string, reason: string) => Promise<boolean>, zone: number }} props */
function Paper({ paper, number, setNumber, asking, printing, print, preview, strike, zone }) {
  const act = useAct();
  const minutes = paper.name === "bien-ban";
  return html`<li data-form=${paper.name}>
    <span class="grow">
      <b>${paper.title}</b>
      <small class=${paper.ready ? "good" : ""}>${paper.ready ? "✓ đủ dữ liệu" : paper.state}</small>
      ${paper.notes.map((note) => html`<small key=${note} class="bad">${note}</small>`)}
      ${
        minutes &&
        !number &&
        paper.proposed &&
        html`<small>
          Số biên bản tiếp theo:${" "}
          ${paper.proposed}${" "}
          <button
            type="button"
            onClick=${() =>
              act("SetNumber", { number: paper.proposed }).then((answer) => answer && setNumber(paper.proposed))}
          >Dùng số này</button>
        </small>`
      }
      ${minutes && number && html`<small class="num">Số ${number}</small>`}
      ${paper.refused && html`<small class="bad" role="status">Chưa tạo được biên bản: ${paper.refused}</small>`}
      ${paper.struck.map((note) => html`<small key=${note} class="soft">${note}</small>`)}
      ${paper.issued.map((one) => html`<${Issued} key=${one} paper=${paper} number=${one} strike=${strike} />`)}
      ${paper.printed.map((one) => html`<${Printed} key=${one.file} one=${one} zone=${zone} />`)}
      ${
        asking &&
        html`<div class="asking" role="alert">
          ${asking.map((sentence) => html`<small key=${sentence} class="bad">${sentence}</small>`)}
          <button type="button" onClick=${() => print(true)}>${number ? `Vẫn tạo với số ${number}` : "Vẫn tạo"}</button>
        </div>`
      }
    </span>
    ${
      !minutes &&
      paper.numbered &&
      html`<label class="soft">
        Số${" "}
        <input
          class="short num"
          aria-label=${`Số: ${paper.title}`}
          value=${number}
          onInput=${(e) => setNumber(e.currentTarget.value)}
        />
      </label>`
    }
    <button type="button" aria-label=${`Xem trước: ${paper.title}`} onClick=${preview}>Xem</button>
    ${
      (!minutes || paper.refused) &&
      html`<button type="button" disabled=${printing} onClick=${() => print(false)}>
        ${printing ? "Đang tạo…" : paper.printed.length ? "Tạo lại" : "Tạo tệp"}
      </button>`
    }
  </li>`;
}

/** @param {{ pages: PreviewPage[], leftOut: string[], close: () => void }} props */
function Preview({ pages, leftOut, close }) {
  const dialog = useModal(close);
  return html`<dialog ref=${dialog} class="reading" aria-label="Xem trước văn bản">
    ${pages.map(
      (page) => html`<div class="paper" tabindex="0" key=${page.name}>
        <p class="head">${page.name}</p>
        ${page.lines.map((line, n) => html`<${Line} line=${line} top=${n <= page.lines.indexOf("-----")} />`)}
      </div>`,
    )}
    <footer>
      <span class="grow">
        ${leftOut.map((sentence) => html`<small key=${sentence} class="bad" role="alert">${sentence}</small>`)}
        <span class="soft">Chữ đúng như trong tệp sẽ tạo; chưa lưu tệp nào.</span>
      </span>
      <button type="button" class="primary" autofocus onClick=${() => dialog.current.close()}>Đóng</button>
    </footer>
  </dialog>`;
}

/** @param {{ sent: Parcel }} props */
function Sent({ sent }) {
  return html`<div class="sent" role="status">
    ${sent.files.map(
      (file) => html`<p class="line" key=${file.name}>
        ${file.name.endsWith(".eml") ? "Thư nháp, chưa ghi người nhận: " : "Tệp nén: "}
        <a href=${file.url} download>${file.name}</a>
      </p>`,
    )}
    <small>Gồm: ${sent.papers.join(", ")}.</small>
    ${
      sent.left_out.length > 0 &&
      html`<small class="bad">
        Không gửi vì có nội dung mật: ${sent.left_out.join(", ")}
        .
      </small>`
    }
    ${
      sent.stale.length > 0 &&
      html`<small class="bad">
        Đã cũ, nên tạo lại trước khi gửi: ${sent.stale.join(", ")}
        .
      </small>`
    }
  </div>`;
}

/** @param {CheckedTemplates} props */
function Templates({ templates }) {
  if (!templates.length)
    return html`<p class="soft">Chi bộ chưa có mẫu riêng trong thư mục mau; đang dùng mẫu có sẵn.</p>`;
  return html`<ul class="rows templates">
    ${templates.map(
      (one) => html`<li key=${one.file}>
        <span class="grow">
          <b>${one.file}</b>
          ${
            one.findings.length
              ? one.findings.map(
                  (f) => html`<small class="bad">
                    ${f.place ? `${f.place}: ` : ""}
                    ${f.sentence}
                  </small>`,
                )
              : html`<small class="good">✓ dùng được</small>`
          }
        </span>
      </li>`,
    )}
  </ul>`;
}

/** The papers of “Tạo cả bộ”: those of every meeting whose facts are there. */
const whole = (/** @type {PaperRow[]} */ papers) => papers.filter((paper) => paper.usual && paper.ready);

/**
 * Every paper the cell can issue from this meeting, with what is still missing for it.
 * @param {{ close: () => void, zone: number }} props
 */
export function Papers({ close, zone }) {
  const act = useAct();
  const dialog = useModal(close);
  const [papers, setPapers] = useState(null);
  const [problems, setProblems] = useState([]);
  const [numbers, setNumbers] = useState(/** @type {Record<string, string>} */ ({}));
  const [asking, setAsking] = useState({});
  const [printing, setPrinting] = useState("");
  const [progress, setProgress] = useState(null);
  const [pages, setPages] = useState(null);
  const [sent, setSent] = useState(null);
  const [templates, setTemplates] = useState(null);
  const numberOf = (paper) => numbers[paper.name] ?? paper.number;
  const load = async () => {
    const answer = await act("ListPapers");
    setPapers(answer?.papers ?? []);
    setProblems(answer?.problems ?? []);
  };
  useEffect(() => void load(), []);
  const print = async (/** @type {PaperRow} */ paper, sure) => {
    setPrinting(paper.name);
    const answer = await act("PrintPapers", { form: paper.name, number: paper.numbered ? numberOf(paper) : "", sure });
    setPrinting("");
    setAsking((known) => ({ ...known, [paper.name]: answer?.ask }));
    return Boolean(answer?.files);
  };
  const one = (paper) => async (sure) => {
    if (await print(paper, sure)) await load();
  };
  const strike = (/** @type {PaperRow} */ paper) => async (number, reason) => {
    const answer = await act("StrikeNumber", { form: paper.name, number, reason });
    if (!answer) return false;
    setNumbers(({ [paper.name]: typed, ...known }) => known);
    await load();
    return true;
  };
  const all = async () => {
    const ready = whole(papers);
    const left = [];
    for (const [n, paper] of ready.entries()) {
      setProgress({ text: `Đang tạo ${n + 1}/${ready.length}: ${paper.title}`, part: (n + 1) / ready.length });
      if (!(await print(paper, false))) left.push(paper.title);
    }
    const why = left.length
      ? ` Chưa tạo: ${left.join(", ")}; bấm “Tạo tệp” hoặc “Tạo lại” ở văn bản ấy để xem lý do.`
      : "";
    setProgress({ text: `Đã tạo ${ready.length - left.length}/${ready.length} văn bản đủ dữ liệu.${why}`, part: 1 });
    await load();
  };
  const preview = async (paper) =>
    setPages(await act("PreviewPaper", { form: paper.name, number: paper.numbered ? numberOf(paper) : "" }));
  const busy = Boolean(printing);
  return html`<dialog ref=${dialog} class="sheet papers" aria-label="Văn bản">
    <h2>Văn bản của buổi sinh hoạt</h2>
    <p class="soft">
      Tệp Word tạo ra được lưu trên máy này và gửi lên thư mục của buổi trên ổ chung; muốn in ra giấy thì mở bằng${" "}
      Word. Chỗ chưa có dữ liệu để dấu chấm. Biên bản tự tạo khi được thông qua.
    </p>
    ${problems.map((problem) => html`<p key=${problem} class="bad">${problem}</p>`)}
    ${
      papers
        ? html`<ul class="rows">
          ${papers.map(
            (paper) => html`<${Paper}
              key=${paper.name}
              paper=${paper}
              zone=${zone}
              number=${numberOf(paper)}
              setNumber=${(value) => setNumbers((known) => ({ ...known, [paper.name]: value }))}
              asking=${asking[paper.name]}
              printing=${printing === paper.name}
              print=${one(paper)}
              preview=${() => preview(paper)}
              strike=${strike(paper)}
            />`,
          )}
        </ul>`
        : html`<p>Đang xem dữ liệu…</p>`
    }
    <footer class="foot">
      ${
        progress &&
        html`<p class="line" role="status">
          <progress value=${progress.part} max="1"></progress> ${progress.text}
        </p>`
      }
      ${sent && html`<${Sent} sent=${sent} />`}
      ${templates && html`<${Templates} templates=${templates} />`}
      <p class="buttons">
        <button type="button" disabled=${busy || !papers} onClick=${all}>
          Tạo cả bộ
          ${papers ? ` (${whole(papers).length} văn bản đủ dữ liệu)` : ""}
        </button>${" "}${" "}
        <button type="button" onClick=${async () => setSent(await act("SendPapers"))}>Gửi</button> ${" "}
        <button type="button" onClick=${async () => setTemplates((await act("CheckTemplates"))?.templates ?? null)}>
          Kiểm tra mẫu của chi bộ
        </button>${" "}${" "}
        <button type="button" class="primary" onClick=${() => dialog.current.close()}>Đóng</button>
      </p>
    </footer>
    ${pages && html`<${Preview} pages=${pages.pages} leftOut=${pages.left_out} close=${() => setPages(null)} />`}
  </dialog>`;
}
