// The page of a meeting that is not on this machine, or (`other`, why) is not of the cell's folder that is open.
import { html, region } from "./kit.js";

export default region(
  ({ other }) => html`<div class="chibo-notice">
    <h1>${other ? "Buổi này của thư mục chi bộ khác" : "Không có buổi sinh hoạt này trên máy"}</h1>
    <p>${other || "Buổi sinh hoạt có thể được lập trên máy khác, hoặc đường dẫn chưa đúng."}</p>
    <p><a class="button" href="/voila/render/home.ipynb">Về trang đầu</a></p>
  </div>`,
);
