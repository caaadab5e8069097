// Opening meetings that this machine knows by their records only: they are read while the page goes on.
import { notice, useAct, useEffect, useState, useWire } from "./kit.js";
import { go } from "./places.js";

/** @import { Commands, OpeningState } from "./contract" */

/** Opens a meeting on this page's line. */
export function useOpen() {
  const wire = useWire();
  return (meeting, item = "") => go(wire, "meeting", { meeting, item });
}

/**
 * Opens records of the share, one at a time: read while the page goes on, then the meeting is opened. It is the
 * page's, not the line's: once a meeting goes on here its line is gone.
 * @param {OpeningState} opening
 */
export function useOpening(opening) {
  const act = useAct();
  const open = useOpen();
  const [awaited, wait] = useState({ n: 0, path: "", item: "" });
  const [ask, setAsk] = useState({ path: "", text: "" });
  const done = awaited.n > 0 && opening?.n === awaited.n;
  useEffect(() => {
    if (!done) return;
    if (opening.meeting) open(opening.meeting, awaited.item);
    else {
      wait({ n: 0, path: "", item: "" });
      notice(opening.error);
    }
  }, [done]);
  const begin = async (
    /** @type {"OpenPast" | "TakeOver"} */ command,
    /** @type {Commands["TakeOver"]} */ args,
    item = "",
  ) => {
    const answer = await act(command, args);
    setAsk({ path: args.path, text: answer?.ask ?? "" });
    if (answer?.meeting) open(answer.meeting, item);
    if (answer?.opening) wait({ n: answer.opening, path: args.path, item });
  };
  return { begin, ask, forget: () => setAsk({ path: "", text: "" }), busy: awaited.n > 0 ? awaited.path : "" };
}
