// The screen stays awake while the wall is shown, where the browser allows it: a page that another computer opened over
// plain http may not ask for it, and then the wall says so before the start.
import { useEffect, useState } from "../kit.js";

/** True while the browser keeps the screen awake for this page. */
export function useAwake() {
  const [held, set] = useState(false);
  useEffect(() => {
    let lock = null;
    let over = false;
    const hold = async () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released) || !navigator.wakeLock) return;
      try {
        const got = await navigator.wakeLock.request("screen");
        if (over) return void got.release();
        lock = got;
        lock.addEventListener("release", () => set(false));
        set(true);
      } catch (error) {
        // Low battery, or not allowed: the next look asks again.
        console.info("the screen may go to sleep:", error.message);
      }
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", hold);
      lock?.release();
    };
  }, []);
  return held;
}
