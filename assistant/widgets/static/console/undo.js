// Taking back what was done last: where more goes with it than a press should cost, it is asked first, in words.

/** @import { Act } from "../kit.js" */

/**
 * @param {Act} act
 * @param {string} question empty: nobody need ask
 */
export const takeBack = (act, question) => (!question || confirm(question)) && act("Undo");
