// What the pages put where every script finds it.
interface Watchdog {
  on(name: "state", callback: (state: string) => void): () => void;
  now(): number;
  readonly state: string;
  readonly offset: number;
}

interface PageNotes {
  waiting: Map<string, number>;
  hellos: number;
  /** The program was ended from this page: no server is missed. */
  ended?: boolean;
  unsaved?: () => boolean;
  /** Whether something that was typed lies nowhere but on this page. */
  onlyCopy?: () => boolean;
}

declare var chibo: Watchdog | undefined;
declare var chiboPage: PageNotes;
declare var chiboTooOld: boolean | undefined;
declare var jupyterapp: any;
