// What of Jupyter's front end our pages need: the widgets of the page's kernel, drawn. Of these there are two kinds, a
// box and the regions in it (anywidget); JupyterLab's own scripts, which draw every widget there is, are megabytes.

import { Channel } from "./channel.js";
import { applied } from "./patches.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const OUTPUTS = 'script[type="application/vnd.voila.cell-output+json"]';
const CONTROL = "jupyter.widget.control";
const ASK_AGAIN = 1000; // ms until the kernel is asked once more for its widgets

/** One widget, as anywidget's modules know it: `get`, `on`, `send`. */
class Model {
  listeners = new Map();

  /** @type {Record<string, any>} */
  state = {};

  /**
   * @param {string} id
   * @param {Channel} line
   */
  constructor(id, line) {
    this.id = id;
    this.line = line;
    this.widget_manager = { get_model: (other) => modelOf(other, line) };
  }

  get(key) {
    return this.state[key];
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
  }

  off(name, listener) {
    this.listeners.get(name)?.delete(listener);
  }

  tell(name, ...said) {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...said);
  }

  /** What the kernel says of itself, whole or in part. Tells of what is another value than before. */
  take(state) {
    const changed = Object.keys(state).filter((key) => !same(this.state[key], state[key]));
    Object.assign(this.state, state);
    for (const key of changed) this.tell(`change:${key}`, this, this.state[key]);
  }

  /** What has changed since the state of that number (widgets/region.py); of another one the whole is asked for. */
  patch({ set, after }) {
    if (this.state.drawn !== after) return this.send({ whole: true });
    Object.assign(this.state, { drawn: after + 1, state: applied(this.state.state, set) });
    this.tell("change:state", this, this.state.state);
  }

  send(content) {
    this.line.send("comm_msg", { comm_id: this.id, data: { method: "custom", content } });
  }
}

const same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

const models = new Map();
const modelOf = (id, line) => {
  if (!models.has(id)) models.set(id, new Model(id, line));
  return models.get(id);
};
const referred = (name) => name.replace("IPY_MODEL_", "");

/** The element of a widget, with all that is in it. */
async function drawn(model, line) {
  const el = document.createElement("div");
  el.className = ["jupyter-widgets", ...(model.get("_dom_classes") ?? [])].join(" ");
  const children = (model.get("children") ?? []).map((name) => drawn(modelOf(referred(name), line), line));
  el.append(...(await Promise.all(children)));
  if (model.get("_esm")) await drawRegion(model, el);
  return el;
}

/** A module of ours by its name, where the page brought it along (widgets/pack.py); another text in anywidget's way. */
async function drawRegion(model, el) {
  const ours = /^export \{ default \} from "chibo\/(.+)";$/.exec(model.get("_esm"));
  const region = ours && globalThis.chiboModule ? globalThis.chiboModule(ours[1]).default : await imported(model);
  await region.render({ model, el });
}

async function imported(model) {
  const address = URL.createObjectURL(new Blob([model.get("_esm")], { type: "text/javascript" }));
  const module = await import(address);
  URL.revokeObjectURL(address);
  return module.default;
}

/** What the page's kernel has put on it: the ids of the widgets that the notebook's last lines gave. */
const roots = () =>
  [...document.querySelectorAll(OUTPUTS)]
    .map((output) => JSON.parse(output.textContent).data?.[VIEW]?.model_id)
    .filter(Boolean);

class Page {
  standing = false;
  asked = "";
  openings = 0;

  constructor(config) {
    this.line = new Channel(config, this);
    this.line.open();
  }

  /** Ask for all widgets, until the kernel has told of them; it may still be busy with the notebook. */
  opened() {
    const { line } = this;
    this.asked = `${CONTROL}-${++this.openings}-${line.session}`;
    line.send("comm_open", { comm_id: this.asked, target_name: CONTROL, data: {} }, { version: "1.0.0" });
    this.ask();
  }

  ask() {
    clearTimeout(this.timer);
    if (!this.asked) return;
    this.line.send("comm_msg", { comm_id: this.asked, data: { method: "request_states" } });
    this.timer = setTimeout(() => this.ask(), ASK_AGAIN);
  }

  fell() {
    clearTimeout(this.timer);
    globalThis.chiboPage.lost = this.standing;
  }

  heard({ header, content }) {
    if (header.msg_type !== "comm_msg") return;
    const { method, state, states } = content.data;
    if (method === "update_states" && content.comm_id === this.asked) this.take(states);
    const model = models.get(content.comm_id);
    if (method === "update") model?.take(state);
    if (method !== "custom") return;
    if (content.data.content.set) model?.patch(content.data.content);
    else model?.tell("msg:custom", content.data.content, []);
  }

  take(states) {
    this.asked = "";
    clearTimeout(this.timer);
    for (const [id, { state }] of Object.entries(states)) modelOf(id, this.line).take(state);
    if (!this.standing) this.draw();
  }

  async draw() {
    this.standing = true;
    const place = document.getElementById("chibo-page");
    place.append(...(await Promise.all(roots().map((id) => drawn(modelOf(id, this.line), this.line)))));
  }
}

globalThis.chiboPage ??= { waiting: new Map(), hellos: 0 };
/** The state of every widget, as the kernel told it: what this browser knows. */
globalThis.chiboPage.states = () => Object.fromEntries([...models].map(([id, model]) => [id, model.state]));

function begin() {
  const config = document.getElementById("jupyter-config-data");
  if (config && !globalThis.chiboTooOld) new Page(JSON.parse(config.textContent));
}
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
