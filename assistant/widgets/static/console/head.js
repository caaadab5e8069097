// The bar on top: which meeting, what is saved and where, the way to the projector and to the minutes.
import { html, region, useAct, useEffect, useRef, useState, clockTime, classes } from "../kit.js";

const page = (name, meeting) => `/voila/render/${name}.ipynb?meeting=${encodeURIComponent(meeting)}`;

function Paper({ paper }) {
  const act = useAct();
  const [files, set] = useState(null);
  const [number, setNumber] = useState("");
  const [busy, wait] = useState(false);
  const print = async () => {
    wait(true);
    const answer = await act("PrintPapers", { form: paper.name, number });
    wait(false);
    if (answer) set(answer.files);
  };
  return html`<li>
    <span class="grow"><b>${paper.title}</b><small class=${paper.ready ? "good" : ""}>${paper.ready ? "✓ đủ dữ liệu" : paper.state}</small>
      ${files?.map((file) => html`<a key=${file.name} href=${file.url} download>${file.name}</a> `)}</span>
    ${paper.name !== "bien-ban" &&
    html`<input class="short num" aria-label=${`Số: ${paper.title}`} placeholder="Số" value=${number} onInput=${(e) => setNumber(e.currentTarget.value)} />
      <button type="button" disabled=${busy} onClick=${print}>${busy ? "Đang in…" : files ? "In lại" : "In"}</button>`}
  </li>`;
}

/** Every paper the cell can issue from this meeting, with what is still missing for it. */
function Papers({ close }) {
  const act = useAct();
  const dialog = useRef(null);
  const [papers, set] = useState(null);
  useEffect(() => {
    dialog.current?.showModal();
    act("ListPapers").then((answer) => set(answer?.papers ?? []));
  }, []);
  return html`<dialog ref=${dialog} class="sheet papers" aria-label="Văn bản" onClose=${close}>
    <h2>Văn bản của buổi sinh hoạt</h2>
    <p class="soft">Tệp in ra được lưu trên máy này và gửi lên thư mục của buổi họp. Chỗ chưa có dữ liệu in dấu chấm. Biên bản tự in khi được thông qua.</p>
    ${papers ? html`<ul class="rows">${papers.map((paper) => html`<${Paper} key=${paper.name} paper=${paper} />`)}</ul>` : html`<p>Đang xem dữ liệu…</p>`}
    <p><button type="button" class="primary" onClick=${() => dialog.current.close()}>Đóng</button></p>
  </dialog>`;
}

function Head({ cell, title, saved, zone, share, paper, meeting, stage }) {
  const [listing, list] = useState(false);
  const project = () => window.open(page("projector", meeting), `chibo-projector-${meeting}`);
  return html`<header>
    <a class="home" href="/voila/render/home.ipynb" title="Về trang đầu">☰<span class="sr">Trang đầu</span></a>
    <b>${cell}</b><span class="kind">${title}</span>
    <span class="grow"></span>
    ${saved && html`<span class="pill ok num" role="status">Đã lưu ${clockTime(saved, zone, true)}</span>`}
    ${share?.text && html`<span class=${classes("pill", share.ok ? "ok" : "warn")} role="status" title=${share.detail}>${share.text}</span>`}
    <button type="button" class="ghost" onClick=${project}>Mở màn chiếu</button>
    <button type="button" class="ghost" onClick=${() => list(true)}>Văn bản</button>
    ${listing && html`<${Papers} close=${() => list(false)} />`}
    ${paper?.url &&
    html`<a class="button ghost" href=${paper.url} download title=${paper.detail}>Tải biên bản</a>`}
    ${stage === "planned" && html`<span class="pill">Đang chuẩn bị</span>`}
  </header>`;
}

export default region(Head);
