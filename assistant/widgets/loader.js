// How a region finds its JavaScript where no server of ours gives it out: one hidden widget of the kernel carries all
// modules, in such an order that each comes after those it needs; each becomes a module of the page, and the region's
// own is run. Kept by that widget's id: two notebooks in one window share no state.
const known = (globalThis.chiboModules ??= new Map());

function addresses(id, code) {
  const version = code.get("version");
  if (known.get(id)?.version === version) return known.get(id).urls;
  const urls = {};
  for (const [name, text] of code.get("modules")) {
    const named = text.replace(/"chibo-module:([^"]+)"/g, (_, needed) => JSON.stringify(urls[needed]));
    const type = { type: "text/javascript" };
    urls[name] = URL.createObjectURL(new Blob([named, `\n//# sourceURL=chibo/${name}\n`], type));
  }
  known.set(id, { version, urls });
  return urls;
}

export default {
  async render(view) {
    const { model } = view;
    const id = model.get("code").replace("IPY_MODEL_", "");
    const urls = addresses(id, await model.widget_manager.get_model(id));
    await import(urls["signs.js"]);
    const region = await import(urls[`${model.get("module")}.js`]);
    return region.default.render(view);
  },
};
