// What the pages put where every script finds it.
interface Watchdog {
  on(name: "state", callback: (state: string) => void): () => void;
  now(): number;
  leave(what: "stop" | "restart" | ""): void;
  readonly state: string;
  readonly offset: number;
}

interface PageNotes {
  waiting: Map<string, number>;
  hellos: number;
  unsaved?: () => boolean;
  /** Whether something that was typed lies nowhere but on this page. */
  onlyCopy?: () => boolean;
  /** Whether the line to the kernel fell after the page stood. */
  lost?: boolean;
  /** The state of every widget of the page, as this browser knows it. */
  states?: () => Record<string, Record<string, unknown>>;
}

declare var chibo: Watchdog | undefined;
declare var chiboPage: PageNotes;
declare var chiboTooOld: boolean | undefined;
/** A module of ours by its path below `static/`, where the page has them all in one script. */
declare var chiboModule: ((name: string) => any) | undefined;
