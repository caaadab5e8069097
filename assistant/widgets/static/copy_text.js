// Copying a text: into the clipboard, or selected for Ctrl+C where the browser does not let a page write there.
import { notice } from "./kit.js";
import { copy_text as say } from "./wording.js";

/** @param {string} text @param {HTMLTextAreaElement | null} box that shows it */
export async function copy(text, box) {
  try {
    await navigator.clipboard.writeText(text);
    notice(say.copied);
  } catch {
    box?.select();
    notice(say.selected);
  }
}
