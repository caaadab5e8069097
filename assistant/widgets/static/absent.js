// The page of a meeting that is not on this machine.
import { html, region } from "./kit.js";

export default region(
  () => html`<div class="chibo-notice">
    <h1>Không có buổi sinh hoạt này trên máy</h1>
    <p>Buổi sinh hoạt có thể được lập trên máy khác, hoặc đường dẫn chưa đúng.</p>
    <p><a class="button" href="/voila/render/home.ipynb">Về trang đầu</a></p>
  </div>`,
);
