// The websocket to the page's kernel, as Jupyter speaks it: JSON, without buffers (our pages send and get none).

const FIRST_AGAIN = 200; // ms until the first new try after the socket fell; each next one twice as late
const LAST_AGAIN = 5000;
const VERSION = "5.3"; // of Jupyter's messages

const random = () => Math.random().toString(16).slice(2, 10);
/** No crypto.randomUUID: over the network there is no secure address, and this is no secret. */
const identity = () => [random(), random(), random(), random()].join("-");

/** @typedef {{ header: { msg_type: string }, parent_header: { msg_id?: string }, content: any }} Message */

export class Channel {
  session = identity();
  again = FIRST_AGAIN;
  /** @type {WebSocket | null} */
  socket = null;

  /**
   * @param {{ kernelId: string }} config what the page was told of its kernel
   * @param {{ heard(message: Message): void, opened(): void, fell(): void }} page whom it tells
   */
  constructor(config, page) {
    const address = new URL(`../../api/kernels/${config.kernelId}/channels`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("session_id", this.session);
    this.address = address;
    this.page = page;
  }

  /** Open it, and again whenever it has fallen: under the same session the server hands over what came meanwhile. */
  open() {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onopen = () => {
      this.again = FIRST_AGAIN;
      this.page.opened();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") this.page.heard(JSON.parse(data));
      else console.error("chibo: a message with buffers, which no page of ours sends");
    };
    socket.onclose = () => {
      this.page.fell();
      setTimeout(() => this.open(), this.again);
      this.again = Math.min(LAST_AGAIN, 2 * this.again);
    };
  }

  /** Send a message; where there is no socket it is lost, and whoever waits for an answer sends it again (kit.js). */
  send(type, content, metadata = {}) {
    if (this.socket?.readyState !== WebSocket.OPEN) return "";
    const id = identity();
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.session,
      username: "",
      version: VERSION,
      date: new Date().toISOString(),
    };
    const message = { header, parent_header: {}, metadata, content, buffers: [], channel: "shell" };
    this.socket.send(JSON.stringify(message));
    return id;
  }
}
