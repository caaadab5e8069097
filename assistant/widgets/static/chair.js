// The chair's page, the size of a phone: where we are, next, the floor, the vote.
import { html, region, useAct, useNow, useState, span, short, classes } from "./kit.js";
import { elapsedOf } from "./projector/wall.js";
import { matching } from "./names.js";

function Vote({ vote }) {
  const act = useAct();
  const [now, set] = useState({ in_favour: "", against: "", abstained: "" });
  const box = (name, text) => html`<label class="stack">${text}<input inputmode="numeric" aria-label=${text} value=${now[name]} onInput=${(e) => set({ ...now, [name]: e.currentTarget.value.replace(/\D/g, "") })} /></label>`;
  const send = async (event) => {
    event.preventDefault();
    const counts = Object.fromEntries(Object.entries(now).map(([k, v]) => [k, Number(v || 0)]));
    if (await act("RecordVote", { motion: vote.id, ...counts })) set({ in_favour: "", against: "", abstained: "" });
  };
  return html`<section class="card"><h3>Biểu quyết</h3><p>${vote.text || vote.title}</p><p class="soft">${vote.base}.</p>
    <form class="line" onSubmit=${send}>${box("in_favour", "Tán thành")}${box("against", "Không tán thành")}${box("abstained", "Không có ý kiến")}<button type="submit" class="primary wide">Ghi kết quả</button></form>
  </section>`;
}

function Chair(state) {
  const act = useAct();
  const time = useNow(1000);
  const [typed, set] = useState("");
  if (!state.clock) return html`<main class="chair"><p>${state.message}</p></main>`;
  const { speech, clock, item } = state;
  const running = state.stage === "running";
  const found = matching(state.people, typed, 5);
  const give = async (speaker) => (await act("StartSpeech", { speaker })) && set("");
  return html`<main class="chair">
    <p class="num"><b>${span(elapsedOf(clock, time), true)}</b> / ${clock.least} phút · ${state.opinions.have}/${state.opinions.least} ý kiến</p>
    <h2>${running ? item.title : { planned: "Chưa bắt đầu", ended: "Đã kết thúc" }[state.stage]}</h2>
    ${running &&
    html`<div class="two">
        <button type="button" disabled=${!state.previous} onClick=${() => act("GoToItem", { item: state.previous })}>← Trước</button>
        <button type="button" class="primary" disabled=${!state.next} onClick=${() => act("GoToItem", { item: state.next })}>Tiếp theo →</button>
      </div>
      <section class="card">
        <h3>Phát biểu</h3>
        ${speech ? html`<p class=${classes("live")}><b>${speech.name}</b> <span class="num">${short(time - speech.since)}</span></p><button type="button" class="wide" onClick=${() => act("StopSpeech")}>Kết thúc phát biểu</button>` : html`<p class="soft">Chưa có ai phát biểu.</p>`}
        ${state.waiting.length > 0 && html`<p>Đang chờ: ${state.waiting.map((p) => p.name).join(", ")}</p><button type="button" class="primary wide" onClick=${() => act("NextSpeaker")}>Mời ${state.waiting[0].name}</button>`}
        <input aria-label="Mời phát biểu" placeholder="Gõ tên để mời…" value=${typed} onInput=${(e) => set(e.currentTarget.value)} />
        ${found.map((p) => html`<button type="button" key=${p.id} class="wide" onClick=${() => give(p.id)}>${p.name}</button>`)}
      </section>
      ${state.vote && html`<${Vote} key=${state.vote.id} vote=${state.vote} />`}
      <button type="button" class="wide" onClick=${() => act(clock.pausedSince ? "Resume" : "Pause")}>${clock.pausedSince ? "Tiếp tục sau giải lao" : "Giải lao"}</button>`}
  </main>`;
}

export default region(Chair);
