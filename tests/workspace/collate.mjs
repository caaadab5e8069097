// Reads a JSON list of texts; writes, in the same order, the rank that Intl.Collator("vi") gives each (equal texts share a rank).
import { readFileSync } from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf8"));
const { compare } = new Intl.Collator("vi");
const order = texts.map((_, i) => i).sort((a, b) => compare(texts[a], texts[b]));
const ranks = new Array(texts.length);
let rank = 0;
order.forEach((at, i) => {
  if (i > 0 && compare(texts[order[i - 1]], texts[at]) !== 0) rank += 1;
  ranks[at] = rank;
});
process.stdout.write(JSON.stringify(ranks));
