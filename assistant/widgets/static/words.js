// Every Vietnamese word that the browser itself says. What depends on facts comes ready from Python (words.py).
export const OPINION = {
  agreement: "đồng ý",
  proposal: "bổ sung, đề xuất",
  different: "ý kiến khác",
  criticism: "phê bình",
  petition: "kiến nghị",
  question: "câu hỏi",
  awareness: "nhận thức, tác dụng",
  linkage: "liên hệ",
  draft: "góp ý dự thảo",
};
export const ACTION_STATUS = {
  open: "đang thực hiện",
  done: "đã hoàn thành",
  partly: "hoàn thành một phần",
  not_done: "chưa thực hiện",
};
export const PRESENCE = { present: "Có mặt", excused: "Vắng có lý do", unexcused: "Vắng không lý do" };
export const saved = (time) => `đã lưu ${time}`;
export const SAVING = "đang lưu…";
export const unsaved = (n) => `chưa lưu: ${n} ký tự còn giữ trong trình duyệt này`;
export const roomless = (n) => `chưa lưu: ${n} ký tự; trình duyệt hết chỗ giữ tạm, xin đừng đóng trang này`;
export const left = (text) =>
  `Chữ đã gõ mà chưa lưu còn giữ trong trình duyệt này 30 ngày: “${text.slice(0, 300)}${text.length > 300 ? "…" : ""}”`;
export const removed = (n) => `đã bỏ ${n} ký tự không in được`;
export const ROLE = {
  opinion: "ý kiến",
  presentation: "trình bày",
  reply: "tiếp thu, giải trình",
  guest: "đại biểu",
  superior: "cấp trên dự",
};
export const held = (n) => `chưa ghi: ${n} ký tự đang giữ trong trình duyệt này, chờ lấy lại bút`;
const PROGRAMS = { "Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari" };
const SYSTEMS = { Windows: "Windows", Android: "Android", iPhone: "iPhone", iPad: "iPad", Mac: "Mac", Linux: "Linux" };
/** Where this page is, as another console is told: which machine, which program on it. */
export function whereabouts() {
  const machine = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)
    ? "máy chạy chương trình"
    : "máy khác trong mạng";
  const known = (names) => names[Object.keys(names).find((mark) => navigator.userAgent.includes(mark))];
  return [machine, known(PROGRAMS), known(SYSTEMS)].filter(Boolean).join(", ");
}
