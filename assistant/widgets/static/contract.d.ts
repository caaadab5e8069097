// Written by `python -m assistant.views.contract` from the types in Python; a test compares. Not changed by hand.

/** There is no such meeting here; `other`: it is one of another cell's folder, and whose. */
export interface Absent {
  other: string;
}

/** State of a task; the words are those of the follow-up table (docs/domain.md 6.8). */
export type ActionStatus =
  | "open"
  | "done"
  | "early"
  | "on_track"
  | "under_way"
  | "partly"
  | "late"
  | "needs_help"
  | "not_done"
  | "stopped"
  | "own";

/** What came of reading the files of opinions: how many are new, and what could not be read. */
export interface AdvanceRead {
  told: string;
  problems: string[];
}

/** Một ý kiến gửi trước; `member`: id, a name, or empty where nobody knows yet; `received` as `2026-11-04`. */
export interface AdvanceRow {
  id: string;
  member: string;
  name: string;
  item: string;
  text: string;
  received: string;
  source: string;
}

/** A line of the agenda to be adopted. */
export interface AgendaRow {
  title: string;
  who: string;
  minutes: number;
}

/** Chương trình to be adopted. */
export interface AgendaView {
  items: AgendaRow[];
  adopted: number | null;
}

/** A text that lines of the minutes come from. */
export interface AmendableText {
  key: string;
  label: string;
  value: string;
}

/** Whose correction of the minutes, in which text, old and new words; `changed`: as the minutes print it. */
export interface AmendmentRow {
  field: string;
  author: string;
  before: string;
  after: string;
  changed: string;
}

/** A file beside the meeting: `where`: whether it is on the share, in words. */
export interface AttachedFile {
  name: string;
  size: string;
  where: string;
}

/** The files beside the meeting; `problem`: why those on the share are not known now. */
export interface AttachedList {
  files: AttachedFile[];
  problem: string;
}

/** Nơi sinh hoạt: where the member attends at present. */
export type Attending =
  | "here"
  | "temp_in"
  | "temp_out"
  | "on_duty";

/** A dotted line of the draft: which one, what it is about, and where it is written. */
export interface BlankPlace {
  line: number;
  what: string;
  item: string | null;
  box: string;
}

/** Nhiệm vụ kỳ trước; `total`: all of them in one sentence. */
export interface CarriedPanel {
  rows: CarriedRow[];
  total: string;
}

/** A task of last month, as it is assessed. */
export interface CarriedRow {
  id: string;
  what: string;
  owners: string[];
  owner_names: string;
  unit: string;
  vague_owner: boolean;
  due: string;
  due_said: string;
  product: string;
  report_at: string;
  start: StartState;
  item: string;
  status: ActionStatus;
  said: string;
  percent: number | null;
  result: string;
  done: string;
  start_state: StartState;
  lateness: string;
  overdue: boolean;
  people: NamedPerson[];
  life: string[];
  struck: string;
}

/** What the cells of a column are, which says how they are shown and sorted. */
export type CellKind =
  | "text"
  | "long"
  | "day"
  | "count"
  | "percent"
  | "points"
  | "mark";

/** The meeting that is being prepared; `year` completes a day that was typed without one. */
export interface CellPlan {
  meeting: string;
  title: string;
  when: string;
  date: string;
  until: string;
  time: string;
  place: string;
  form: string;
  chair: string;
  secretary: string;
  number: string;
  notice: string;
  notice_on: string;
  notes: string[];
  moved: boolean;
  papers: string;
  secrets_apart: boolean;
  assessed: string;
  months: NamedDay[];
  quarter: string;
  quarters: NamedDay[];
  topic: string | null;
  focus: string | null;
  members: Comrade[];
  list_change: string;
  carried: number;
  advance: AdvanceRow[];
  usual_item: string;
  items: PlannedItem[];
  planned: number;
  least: number;
  year: number;
}

/** What the chair holds in the hand. */
export interface ChairView {
  meeting: string;
  stage: Stage;
  scene:
    | "planned"
    | "ended"
    | "discarded"
    | "break"
    | "draft"
    | "reading"
    | "speech"
    | "vote"
    | "roll"
    | "agenda"
    | "carried"
    | "tasks"
    | "conclusion"
    | "points"
    | "item";
  zone: number;
  cell: string;
  practice: boolean;
  title: string;
  topic: string;
  clock: MeetingClock;
  sitting: SittingName;
  opinions: OpinionCount;
  item: WallItem;
  speech: WallSpeech | null;
  motion: WallMotion | null;
  points: string[];
  conclusion: string;
  tasks: WallTask[];
  carried: WallCarried[];
  tally: WallTally;
  reading: WallReading | null;
  agenda: WallLine[];
  whole: WallPlanned[];
  roll: WallRoll;
  chair: string;
  secretary: string;
  adopted: boolean;
  given: number;
  next: string;
  previous: string;
  silent: string[];
  queue: string[];
  people: Speaker[];
  waiting: NamedPerson[];
  vote: MotionToCount | null;
  spent: number;
  since: number | null;
  current: string;
  owed: Owed;
  next_title: string;
  undo: string;
  redo: string;
}

/** A rule that was checked, and its basis. */
export interface CheckRow {
  text: string;
  state: CheckState;
  basis: string;
}

/** đạt, thiếu, chưa đủ dữ liệu. */
export type CheckState =
  | "reached"
  | "missing"
  | "unknown";

/** One of the cell's own templates with its faults. */
export interface CheckedTemplate {
  file: string;
  findings: FoundFault[];
}

/** The cell's own templates. */
export interface CheckedTemplates {
  templates: CheckedTemplate[];
}

/** Một mức để chọn: its points and what it is called. */
export interface ChoiceRow {
  points: string;
  label: string;
}

/** That the meeting's hours are not those of this machine's clock. */
export interface ClockNotice {
  text: string;
  minutes: number;
  shift: string;
}

/** The answer to a command of the meeting: the speech that goes on now, empty for none. */
export interface CommandDone {
  speech: string;
}

/** The whole page but the tables. `reading`: what is under way; `stamp` rises when the tables are others. */
export interface Committee {
  name: string;
  practice: boolean;
  tree: string;
  year: number;
  years: number[];
  ready: boolean;
  reading: string;
  stamp: number;
  problems: string[];
  measures: Named[];
  types: Named[];
  months: number[];
  files: Named[];
  limits: TreeLimit[];
}

/** A member to choose for an office or an item, with the post held in the cell. */
export interface Comrade {
  id: string;
  name: string;
  post: string;
}

/** Kết luận của chủ trì, and what it does not name. */
export interface ConclusionPanel {
  text: TypedText;
  lacks: string;
}

/** Where the copy of a template lies. */
export interface CopiedTemplate {
  path: string;
}

/** A counted vote, with the percentage of the base and the majority it was held against. */
export interface CountedVote {
  in_favour: number;
  against: number;
  abstained: number;
  base: number;
  percent: string;
  passed: boolean;
  share: string;
  how: string;
}

/** Where the running meeting is, and where it can go; `read_back`: the item is read back before it is left. */
export interface Course {
  current: ItemLink;
  next: ItemLink | null;
  previous: ItemLink | null;
  read_back: boolean;
  reads_back: boolean;
}

/** Một tiêu chí: the most points, those proposed with their evidence, those a person gave with the reason. */
export interface CriterionRow {
  number: string;
  title: string;
  group: boolean;
  most: string;
  proposed: string;
  evidence: string;
  choices: ChoiceRow[];
  value: number | null;
  points: string;
  reason: string;
  wants_reason: boolean;
  differs: boolean;
}

/** A step of the month's cycle; `due` only where it was moved by hand; `ticked`: a person says that it is done. */
export interface CycleRow {
  step: CycleStep;
  label: string;
  state: StepState;
  when: string;
  basis: string;
  due: string;
  done: string;
  by: string;
  by_name: string;
  note: string;
  ticked: boolean;
  sends: boolean;
  sent: SentRow[];
}

/** The steps in their order. */
export type CycleStep =
  | "briefing"
  | "committee"
  | "contents"
  | "drafts"
  | "notice"
  | "meeting"
  | "papers"
  | "report"
  | "grade";

/** The middle: the item that is current, or looked at; before the start the preparation. */
export interface Desk {
  meeting: string;
  stage: Stage;
  frozen: boolean;
  zone: number;
  year: number;
  item: DeskItem;
  reading: Reading | null;
  course: Course | null;
  floor: OpinionsPanel | null;
  paused: boolean;
  undo_question: string;
  sitting: SittingName;
  snippets: Record<string, string>;
  prepare: Preparation | null;
  details_dialog: DetailsDialog | null;
  members: DeskMember[];
  guests: Comrade[];
  places: ItemLink[];
  writes: boolean;
}

/** One agenda item with everything that is recorded under it. */
export interface DeskItem {
  id: string;
  code: string;
  title: string;
  typed: string;
  who: string;
  presenter: string;
  presenter_id: string;
  minutes: number;
  points: string[];
  state: "done" | "current" | "todo";
  votes: boolean;
  secret: boolean;
  where: string;
  tip: string;
  drafts: boolean;
  advance: AdvanceRow[];
  texts: ItemText[];
  motions: MotionsPanel;
  panels: Panels;
}

/** A member, also by the short name. */
export interface DeskMember {
  id: string;
  name: string;
  post: string;
  label: string;
}

/** What is fixed before the meeting: when, where, who leads, which papers announced it. */
export interface Details {
  start: string;
  place?: string;
  form?: string;
  chair?: string;
  secretary?: string;
  scorer?: string;
  number?: string;
  notice?: string;
  notice_on?: string | null;
  notified?: Notified | null;
  papers?: string;
  until?: string | null;
  secrets_apart?: boolean;
  assessed?: string | null;
  quarter?: string | null;
}

/** What is set right without leaving the item. */
export interface DetailsDialog {
  plan: Preparation;
  roll: RollPanel;
  guests: GuestsPanel;
  handovers: HandoverRow[];
}

/** Đảng phí. */
export interface DuesPanel {
  paid: number | null;
  total: number | null;
  note: string;
}

/** Kết thúc; `where` is told by the desk. */
export interface EndPanel {
  missing: string[];
  checks: CheckRow[];
  ended: number | null;
  trail: string[];
  gaps: string[];
  reason: string;
  where?: WherePapers;
}

/** A paper's name, type and bytes (which travel beside the answer). */
export interface FetchedPaper {
  name: string;
  type: string;
}

/** A file and where to fetch it. */
export interface FileLink {
  name: string;
  url: string;
}

/** What Home tells of old minutes: how they are filed, how many can be searched, what is wrong with others. */
export interface FiledMinutes {
  how: string;
  told: string;
  problems: string[];
  most: number;
}

/** A template filled from the sample cell: its lines, and the file to fetch. */
export interface FilledSample {
  lines: string[];
  file: string;
  url: string;
}

/** What is asked before the folder is opened, empty where it was; `page`: a tree of cells, shown there. */
export interface FolderAsked {
  ask?: string;
  page?: "committee";
}

/** Where files are kept, and whether the shared folder is there; `hosted`: an operator decides it (`chibo hub`). */
export interface FolderState {
  folder: string;
  hosted: boolean;
  version: string;
  ok: boolean;
  text: string;
  local: string;
}

/** What was found, the newest first, and in words how much. */
export interface Found {
  told: string;
  passages: FoundPassage[];
}

/** The cells that are called so. */
export interface FoundCells {
  cells: TreeNamed[];
}

/** The day that was meant, as `2026-11-04`; `said`: the words, where they say more than the day. */
export interface FoundDay {
  day: string;
  said: string;
}

/** One thing that is wrong with a template, and where. */
export interface FoundFault {
  place: string;
  sentence: string;
}

/** A sentence that was found: in which meeting, what it is, whose, and where it stands. */
export interface FoundPassage {
  meeting: string;
  path: string;
  filed: string;
  item: string;
  title: string;
  day: string;
  kind: PassageKind;
  label: string;
  where: string;
  pieces: FoundPiece[];
}

/** A stretch of a sentence; `hit`: it is one of the words that were looked for. */
export interface FoundPiece {
  text: string;
  hit: boolean;
}

/** Something that is still missing, and the item where it is mended. */
export interface Gap {
  code: string;
  text: string;
  item: string;
  basis: string;
}

/** A guest. */
export interface GuestRow {
  id: string;
  name: string;
  title: string;
  unit: string;
  superior: boolean;
}

/** Đại biểu. */
export interface GuestsPanel {
  rows: GuestRow[];
}

/** Một khối chữ: which part of the handbook it is for, and its text. */
export interface HandbookBlock {
  code: string;
  title: string;
  text: string;
}

/** A table as a file to fetch. */
export interface HandbookFile {
  name: string;
  url: string;
}

/** The blocks, the tables; `left_out`: that secret items are not in them, empty where there are none. */
export interface HandbookPage {
  blocks: HandbookBlock[];
  files: HandbookFile[];
  left_out: string;
}

/** Either what is asked first (`ask`), or the files that were made and all that was printed of the paper. */
export interface HandedOut {
  ask?: string[];
  confirmer?: string;
  files?: FileLink[];
  printed?: PrintedRow[];
}

/** A handover: which office, when, from whom to whom (ids). */
export interface HandoverRow {
  office: Office;
  time: string;
  before: string;
  after: string;
}

/** The bar on top; `pen` is None while this page writes. */
export interface Head {
  meeting: string;
  cell: string;
  practice: boolean;
  title: string;
  topic: string;
  stage: Stage;
  zone: number;
  saved: number | null;
  share: ShareLine;
  paper: PrintedMinutes;
  pen: PenElsewhere | null;
  writes: boolean;
}

/** The whole home page; `year` is this one; `has_tree`: a committee looks at a tree of cells on this machine. */
export interface Home {
  year: number;
  has_tree: boolean;
  cell: string;
  practice: boolean;
  superior: string;
  copied: string;
  problems: string[];
  running: KnownMeeting[];
  elsewhere: MeetingLine[];
  opening: OpeningState;
  cycles: MonthCycle[];
  plan: CellPlan | null;
  topics: TopicPlan | null;
  suggestion: Suggestion;
  members: MemberList;
  rotation: RotationList | null;
  filed: FiledMinutes | null;
  past: KnownMeeting[];
  discarded: KnownMeeting[];
  share: FolderState;
  rules: RulesInForce;
}

/** Time of ideology and criticism so far, against the minutes asked for. */
export interface IdeologyTime {
  seconds: number;
  since: number | null;
  least: number;
  most: number;
  span: string;
}

/** An item by its name. */
export interface ItemLink {
  id: string;
  title: string;
}

/** A text box of an item; `needed`: a rule asks for it. */
export interface ItemText {
  key: string;
  value: string;
  rev: number;
  saved: number | null;
  label: string;
  hint: string;
  needed: boolean;
}

/** A meeting of this machine or of the folder, as a line; `take`: the record, if another machine went on with it. */
export interface KnownMeeting {
  id: string;
  title: string;
  when: string;
  stage: Stage;
  state: string;
  amber: boolean;
  paper: string;
  path: string;
  take: string;
  official: string;
}

/** What is left at one machine: how many characters, the pieces of text, and a sentence for anything else. */
export interface LeftAtMachine {
  file: string;
  name: string;
  chars: number;
  pieces: LeftPiece[];
  others: string[];
}

/** A piece of text, as a page shows it. */
export interface LeftPiece {
  key: string;
  label: string;
  missing: string;
  whole: string;
  fits: boolean;
}

/** What one meeting did with a task; `mark` is a mark of the kit, `path` the record. */
export interface LifeStep {
  mark: string;
  title: string;
  detail: string;
  meeting: string;
  path: string;
}

/** How the list differs from last month's, by name; all empty: it does not. */
export interface ListChanges {
  since: string;
  added: string[];
  gone: string[];
  status: string[];
  other: string[];
}

/** Who has the floor, since when. */
export interface LiveSpeech {
  id: string;
  speaker: string;
  name: string;
  since: number | null;
}

/** How a number is shown: good is pale, weak is dark. */
export type Look =
  | "good"
  | "fair"
  | "weak"
  | "poor"
  | "not_met"
  | "unreadable"
  | "nothing";

/** The bar about other machines: each is empty where there is nothing to say. */
export interface Machines {
  moved: string;
  left: LeftAtMachine[];
  clock: ClockNotice | null;
  writes: boolean;
}

/** The address of a file that was made. */
export interface MadeFile {
  file: string;
}

/** Either what is asked first (`ask`), or the meeting's id. */
export interface MadeMeeting {
  ask?: string;
  meeting?: string;
}

/** Loại nội dung biểu quyết: what is decided by a vote. The majority that is needed belongs to it. */
export type Matter =
  | "ordinary"
  | "admission"
  | "recognition"
  | "expulsion"
  | "discipline"
  | "election"
  | "grading"
  | "minutes";

/** What a vote can be about, with its majority, and the words in a title that propose it. */
export interface MatterChoice {
  code: Matter;
  label: string;
  cues: string[];
}

/** Chỉ tiêu: what the picture is coloured by. */
export type Measure =
  | "points"
  | "attendance"
  | "speakers"
  | "tasks"
  | "minutes"
  | "papers";

/** What a page needs to tick the meeting's clock by itself: epoch seconds; `least` in minutes, `paused` seconds. */
export interface MeetingClock {
  planned: number | null;
  until: string;
  started: number | null;
  ended: number | null;
  least: number;
  paused: number;
  paused_since: number | null;
  ahead: number;
}

/** Loại hình sinh hoạt. */
export type MeetingKind =
  | "regular"
  | "thematic"
  | "combined"
  | "committee"
  | "extraordinary";

/** A meeting that is not recorded here, as one line of a list. */
export interface MeetingLine {
  id: string;
  title: string;
  when: string;
  amber: boolean;
  local: boolean;
  paper: string;
  path: string;
  stage: string;
  state: string;
  detail: string;
}

/** The list that was read, and how it differs from last month's; None: it does not, or there is none to compare. */
export interface MemberList {
  read: string;
  changes: ListChanges | null;
}

/** Trạng thái của một đảng viên trong chi bộ, as three facts. */
export interface MemberStatus {
  standing?: Standing;
  attending?: Attending;
  exempt?: boolean;
}

/** A page that has nothing but a sentence to say. */
export interface Message {
  message: string;
}

/** Thông qua biên bản; `too_few`: why a reason is wanted where nobody counts. */
export interface MinutesPanel {
  adopted: number | null;
  digest: string;
  annex_digest: string;
  vote: CountedVote | null;
  amendments: AmendmentRow[];
  reopenings: ReopeningRow[];
  base: string;
  too_few: string;
  number: string;
  missing: string[];
  unheld: UnheldPanel;
}

/** What time it is by the kernel's clock, in epoch seconds. */
export interface Moment {
  now: number;
}

/** The timeline of one meeting's month; `ready`: what is prepared, until the meeting begins. */
export interface MonthCycle {
  meeting: string;
  path: string;
  title: string;
  summary: string;
  steps: CycleRow[];
  ready: ReadyRow[];
  members: NamedPerson[];
  year: number;
  zone: number;
}

/** Where the papers print a vote; which majority it needs, `Matter` tells. */
export type MotionKind =
  | "resolution"
  | "special"
  | "score";

/** A motion with its wording, the majority it needs, and its count. */
export interface MotionRow {
  id: string;
  kind: MotionKind;
  title: string;
  matter: Matter;
  way: VotingWay;
  base: string;
  text: TypedText;
  vote: CountedVote | null;
}

/** The motion of the current item that is still to be counted; `ballot`: by secret ballot, to `present` people. */
export interface MotionToCount {
  id: string;
  title: string;
  text: string;
  base: string;
  ballot: boolean;
  present: number;
}

/** What is put to the vote under an item; `unsettled`: what speaks against voting yet. */
export interface MotionsPanel {
  rows: MotionRow[];
  matters: MatterChoice[];
  ways: WayChoice[];
  present: number;
  unsettled: string;
}

/** Something that can be chosen: its code, and what it is called. */
export interface Named {
  code: string;
  label: string;
}

/** A day to choose from a list, which stands for its month or quarter: `id` as `2026-11-01`. */
export interface NamedDay {
  id: string;
  name: string;
}

/** Somebody to choose from a list. */
export interface NamedPerson {
  id: string;
  name: string;
}

/** The text that an edit was too late for. */
export interface NewerText {
  rev: number;
  value: string;
}

/** Nothing. */
export interface NoArguments {
}

/** Đã thông báo: when and where the meeting was to be when it was announced. */
export interface Notified {
  start: string;
  place?: string;
}

/** Every paper the cell can issue, and what is wrong with its register of numbers. */
export interface Offered {
  papers: PaperRow[];
  problems: string[];
}

/** Người điều hành: the offices of a meeting that can change hands while it goes on. */
export type Office =
  | "chair"
  | "secretary";

/** A meeting's id. */
export interface OneMeeting {
  meeting: string;
}

/** What is asked first (`ask`), the number under which the outcome is told, or a meeting that is here already. */
export interface OpeningBegun {
  ask?: string;
  opening?: number;
  meeting?: string;
}

/** What came of the opening with this number: the meeting's id, or why it could not be opened. */
export interface OpeningState {
  n: number;
  meeting: string;
  error: string;
}

/** Opinions, the members who gave them and their percentage of those present (empty: nobody is marked present). */
export interface OpinionCount {
  have: number;
  least: number;
  speakers: number;
  least_speakers: number;
  share: string;
}

/** Loại ý kiến. */
export type OpinionKind =
  | "agreement"
  | "proposal"
  | "different"
  | "criticism"
  | "petition"
  | "question"
  | "awareness"
  | "linkage"
  | "draft";

/** Ý kiến phát biểu, oldest first; `opinions`: how many of them count as one; `kinds` to choose from. */
export interface OpinionsPanel {
  rows: SpeechRow[];
  opinions: number;
  kinds: OpinionKind[];
}

/** What the item in hand still owes before it is left. */
export interface Owed {
  agenda: boolean;
  reading: boolean;
}

/** What tells the forecast end and whether the meeting is behind its plan, in seconds; `amber` in percent. */
export interface Pace {
  left: number;
  planned: number;
  current: number;
  spent: number;
  since: number | null;
  amber: number;
}

/** The panels that an item has, by the names of `domain.rules.Panel`; motions have a place of their own. */
export interface Panels {
  guests?: GuestsPanel;
  secretary?: SecretaryPanel;
  roll?: RollPanel;
  dues?: DuesPanel;
  agenda?: AgendaView;
  carried?: CarriedPanel;
  opinions?: OpinionsPanel;
  conclusion?: ConclusionPanel;
  actions?: TasksPanel;
  score?: ScorePanel;
  minutes?: MinutesPanel;
  end?: EndPanel;
}

/** One paper in the dialog: what it lacks, its number, what was printed of it. */
export interface PaperRow {
  name: string;
  title: string;
  ready: boolean;
  complete: boolean;
  state: string;
  usual: boolean;
  use: PaperUse;
  numbered: boolean;
  number: string;
  proposed: string;
  notes: string[];
  issued: string[];
  struck: string[];
  refused: string;
  printed: PrintedRow[];
}

/** What is done with a paper once it is made. */
export type PaperUse =
  | "before"
  | "signed"
  | "kept";

/** What is sent: the packed files, the papers in them, those left out as secret, those that are out of date. */
export interface Parcel {
  files: FileLink[];
  papers: string[];
  left_out: string[];
  stale: string[];
}

/** Ghi chép, kết luận, ý kiến, nghị quyết, nhiệm vụ. */
export type PassageKind =
  | "note"
  | "conclusion"
  | "opinion"
  | "advance"
  | "resolution"
  | "task"
  | "filed";

/** Whether the PDF is still being made; once it is there, its name and where to fetch it. */
export interface PdfState {
  busy?: boolean;
  name?: string;
  url?: string;
}

/** Where the pen is, since when, and whether it was taken from this page. */
export interface PenElsewhere {
  where: string;
  since: number | null;
  taken: boolean;
}

/** Which page writes, where it is not this one. */
export interface PenHolder {
  holder?: string;
  browser?: string;
}

/** Phần của buổi sinh hoạt (HD 42-HD/BTCTW, II.2). */
export type Phase =
  | "opening"
  | "proceedings"
  | "closing";

/** A line of the agenda while it is prepared. */
export interface PlannedItem {
  id: string;
  phase: Phase;
  phase_name: string;
  title: string;
  short: string;
  typed: string;
  presenter: string;
  presenter_name: string;
  minutes: number;
  who: string;
  secret: boolean;
  discussed: boolean;
  points: string[];
}

/** The details and the agenda of a meeting, to be changed. Days as `2026-11-04`, empty for none. */
export interface Preparation {
  meeting: string;
  title: string;
  when: string;
  date: string;
  until: string;
  time: string;
  place: string;
  form: string;
  chair: string;
  secretary: string;
  number: string;
  notice: string;
  notice_on: string;
  notes: string[];
  moved: boolean;
  papers: string;
  secrets_apart: boolean;
  assessed: string;
  months: NamedDay[];
  quarter: string;
  quarters: NamedDay[];
  topic: string | null;
  focus: string | null;
  members: Comrade[];
  list_change: string;
  carried: number;
  advance: AdvanceRow[];
  usual_item: string;
  items: PlannedItem[];
  planned: number;
  least: number;
}

/** Có mặt, vắng có lý do, vắng không lý do. */
export type Presence =
  | "present"
  | "excused"
  | "unexcused";

/** The files of one paper, and what they do not show. */
export interface Preview {
  pages: PreviewPage[];
  left_out: string[];
}

/** One file as it would be printed. */
export interface PreviewPage {
  name: string;
  lines: string[];
}

/** The annex as it was printed on this machine. */
export interface PrintedAnnex {
  url: string;
  error: string;
  unprinted: string;
  folder: string;
}

/** The printed minutes and their annex: where to fetch them, or why they could not be printed. */
export interface PrintedMinutes {
  url: string;
  error: string;
  detail: string;
  unprinted: string;
  annex: PrintedAnnex | null;
}

/** A paper that was printed: where to fetch it, when it was made, what speaks against using it now. */
export interface PrintedRow {
  file: string;
  number: string;
  url: string;
  at: number | null;
  stale: string[];
  unprinted: string;
}

/** A meeting that can be made: its kind, when it would be, how many open tasks it takes over. */
export interface ProposedKind {
  kind: MeetingKind;
  label: string;
  title: string;
  when: string;
  carried: number;
}

/** A quarter of the plan: how it stands, in a mark and in words. */
export interface QuarterRow {
  quarter: number;
  label: string;
  mark: string;
  told: string;
  topics: TopicRow[];
}

/** Somebody by the short name. */
export interface QuickName {
  id: string;
  label: string;
}

/** Phases and items; what was done last. */
export interface Rail {
  stage: Stage;
  looking_at: string;
  undo: string[];
  undo_question: string;
  redo: string;
  phases: RailPhase[];
  writes: boolean;
}

/** One line of the rail. `spent`: seconds of finished visits, `since`: the start of the one going on. */
export interface RailItem {
  id: string;
  title: string;
  full: string;
  state: "done" | "current" | "todo";
  planned: number;
  spent: number;
  since: number | null;
  secret: boolean;
  part: string;
}

/** A phase with its items. */
export interface RailPhase {
  name: string;
  items: RailItem[];
}

/** Đọc lại nội dung trước khi chuyển. */
export type ReadBack =
  | "read"
  | "skipped";

/** The draft as the room hears it, with the texts its lines come from; the annex where something is kept apart. */
export interface ReadMinutes {
  lines: string[];
  head: SheetLine[];
  digest: string;
  removed: number;
  blanks: BlankPlace[];
  unprinted: string[];
  confirmer: string;
  fields: AmendableText[];
  number: string;
  proposed: string;
  doubts: string[];
  annex?: string[];
  annex_digest?: string;
}

/** Opinions, conclusion, tasks or votes of an item, as they are read. */
export interface ReadPart {
  title: string;
  lines: string[];
}

/** What is read to the room: an item in parts, or the lines of the draft of the minutes. */
export interface Reading {
  what: string;
  title: string;
  lines?: string[];
  parts?: ReadPart[];
}

/** A line of what is prepared, with how far it is; `code` tells where it is set right: a step's, or a place's. */
export interface ReadyRow {
  code: string;
  label: string;
  state: StepState;
  told: string;
}

/** The answer to what was refused: a sentence, the refusal's code, the newer text where an edit came too late. */
export interface RefusedAnswer {
  error: string;
  code?: string;
  stale?: NewerText;
}

/** A register of the year. */
export interface RegisterTable {
  name: string;
  title: string;
  columns: YearColumn[];
  rows: YearRow[];
  notes: string[];
}

/** When and why adopted minutes were opened again. */
export interface ReopeningRow {
  at: number | null;
  reason: string;
}

/** Seconds of what is no member's opinion. */
export interface RoleTime {
  role: SpeechRole;
  seconds: number;
}

/** Điểm danh. */
export interface RollPanel {
  rows: RollRow[];
  changes: string[];
  unmarked: number;
  duties: boolean;
  counts: [string, number][];
  percent: string;
  asked: string;
  short: boolean;
  base: string;
}

/** One member on the roll; `presence` is empty while there is no mark. */
export interface RollRow {
  id: string;
  name: string;
  role: string;
  status: string;
  standing: Standing;
  attending: Attending;
  exempt: boolean;
  presence: Presence | "";
  reason: string;
  on_duty: boolean;
  arrived: number | null;
  left: number | null;
}

/** The items with their lists; `open`: how many items of the planned meeting wait for whose turn it is. */
export interface RotationList {
  rows: RotationRow[];
  members: NamedPerson[];
  open: number;
}

/** An item of the regular meeting: who takes turns, in order; whose turn it is, in words, empty for no list. */
export interface RotationRow {
  item: string;
  title: string;
  order: NamedPerson[];
  told: string;
}

/** Rules of one sort. */
export interface RuleGroup {
  title: string;
  rules: RuleLine[];
}

/** A rule in force; `notes`: bases and dates, a line each; `own`: set by the cell itself. */
export interface RuleLine {
  label: string;
  value: string;
  own: boolean;
  notes: string[];
}

/** The set of rules with all its values; `outside`: today lies outside its time. */
export interface RulesInForce {
  label: string;
  period: string;
  outside: boolean;
  count: number;
  groups: RuleGroup[];
}

/** Tự chấm điểm: the sheet by criterion, the sum of what was given and the grade of it. */
export interface ScorePanel {
  sheet: string;
  rows: CriterionRow[];
  sum: string;
  most: string;
  grade: string;
  limits: string[];
  left: number;
  unexplained: number;
  proposals: number;
  typed: boolean;
  scorer: string;
}

/** Thư ký, người theo dõi chấm điểm. */
export interface SecretaryPanel {
  chair: string;
  secretary: string;
  scorer: string;
}

/** Một lần gửi: day as `2026-11-04`, way, to whom. */
export interface SentRow {
  on: string;
  way: string;
  to: string;
}

/** The state of the shared folder for one meeting, in one line. */
export interface ShareLine {
  text: string;
  ok: boolean;
  detail: string;
  folder: string;
}

/** A line of the draft as it stands on paper: a paragraph, or the cells of a table's row. */
export interface SheetLine {
  cells: SheetText[][];
  ruled: boolean;
}

/** One line of text; `align` is `center`, `right`, or empty for a text that runs from the left. */
export interface SheetParagraph {
  runs: SheetRun[];
  align?: string;
}

/** What is one line of the reading text: a paragraph, or the cells of a table's row, each with its paragraphs. */
export interface SheetRow {
  cells: SheetParagraph[][];
  ruled?: boolean;
}

/** Words of one look, as they are printed (capitals are capitals). */
export interface SheetRun {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

/** A line of text; `align`: `center`, `right`, or empty. */
export interface SheetText {
  align: string;
  runs: SheetWords[];
}

/** Words of one look. */
export interface SheetWords {
  text: string;
  bold: boolean;
  italic: boolean;
}

/** The first rows of a sheet; `row`: of its headings, counted from 0, -1 for none; `fields`: what columns hold. */
export interface ShownSheet {
  name: string;
  rows: string[][];
  row: number;
  below: number;
  official: boolean;
  fields: Record<string, number>;
}

/** The sheets of the list that can be seen. */
export interface ShownSheets {
  sheets: ShownSheet[];
}

/** Clock, counter, people to click, what is missing. */
export interface Side {
  people: Speaker[];
  guests: Speaker[];
  queue: NamedPerson[];
  speech: LiveSpeech | null;
  silent: Silent;
  apart: RoleTime[];
  ideology: IdeologyTime | null;
  present: number;
  total: number;
  elsewhere: string;
  meeting: string;
  stage: Stage;
  frozen: boolean;
  zone: number;
  clock: MeetingClock;
  sitting: SittingName;
  plan: Pace;
  opinions: OpinionCount;
  gaps: Gap[];
  remarks: Gap[];
  writes: boolean;
}

/** Who has given no opinion yet, and whom the chair might ask. */
export interface Silent {
  names: string[];
  suggested: QuickName[];
}

/** What the meeting is called and who adopts its minutes: `Buổi sinh hoạt`, `Chi bộ`. */
export interface SittingName {
  name: string;
  room: string;
}

/** Somebody in the room, with what they have spoken. */
export interface Speaker {
  count: number;
  seconds: number;
  id: string;
  label: string;
  name: string;
  post: string;
}

/** What a speech is in the meeting: members' opinions, guests' remarks and the chair's replies are timed apart. */
export type SpeechRole =
  | "opinion"
  | "presentation"
  | "reply"
  | "guest"
  | "superior";

/** One speech with its text; `kind` is empty while nobody has said what it is. */
export interface SpeechRow {
  id: string;
  name: string;
  guest: boolean;
  started: number | null;
  stopped: number | null;
  speaker: string;
  item: string;
  role: SpeechRole;
  counts: boolean;
  kind: OpinionKind | "";
  settled: string;
  no_text: string;
  text: TypedText;
}

/** Where the meeting stands. */
export type Stage =
  | "planned"
  | "running"
  | "ended"
  | "discarded";

/** Tư cách: chính thức or dự bị. */
export type Standing =
  | "official"
  | "probationary";

/** Tình trạng đầu kỳ: how a task stood when the month began (docs/domain.md 6.1, 6.8). */
export type StartState =
  | ""
  | "under_way"
  | "deadline"
  | "standing"
  | "unset";

/** How a step stands on a day. */
export type StepState =
  | "done"
  | "late"
  | "due"
  | "todo";

/** The meetings that can be made; `reading`: why there are none yet. */
export interface Suggestion {
  reading: string;
  members: number;
  list_read: string;
  left_out: string[];
  rules: string;
  place: string;
  kinds: ProposedKind[];
}

/** What came of it: empty until the file is whole; `problem`: why it was not taken in. */
export interface TakenPiece {
  told: string;
  problem: string;
}

/** A task; `due` as `2026-11-04`, empty for none; `due_said`: the words, where these were no date. */
export interface TaskRow {
  id: string;
  what: string;
  owners: string[];
  owner_names: string;
  unit: string;
  vague_owner: boolean;
  due: string;
  due_said: string;
  product: string;
  report_at: string;
  start: StartState;
  item: string;
}

/** Nhiệm vụ. */
export interface TasksPanel {
  rows: TaskRow[];
}

/** A document with the template in force, and what is wrong with it. */
export interface TemplateLine {
  form: string;
  title: string;
  file: string;
  own: boolean;
  findings: string[];
}

/** Every document's template, files that no document goes by, and the layout in force. */
export interface TemplateList {
  folder: string;
  look: string;
  unused: string[];
  templates: TemplateLine[];
}

/** The text as it stands, and which of those that were tried have stood there. */
export interface TextAnswer {
  value: string;
  rev: number;
  known: boolean[];
  label: string;
}

/** The answer to an edit: the text is on disk; `value` where it has moved on since. */
export interface TextSaved {
  rev: number;
  saved: number | null;
  value?: string;
}

/** The plan of a year; `told`: how many quarters have had their session. */
export interface TopicPlan {
  year: number;
  today: string;
  told: string;
  quarters: QuarterRow[];
  groups: NamedPerson[];
  members: NamedPerson[];
  problems: string[];
}

/** A topic of the plan; `meeting`: the one that was made from it, if any; `secret`: the meeting does not name it. */
export interface TopicRow {
  id: string;
  quarter: number;
  title: string;
  secret: boolean;
  group: string;
  group_label: string;
  author: string;
  author_name: string;
  mark: string;
  told: string;
  held: boolean;
  dropped: string;
  meeting: string;
  steps: TopicStepRow[];
}

/** What becomes of a topic, in this order. */
export type TopicStep =
  | "assigned"
  | "drafted"
  | "approved"
  | "sent"
  | "held"
  | "finished"
  | "reported";

/** A step of a topic: `mark` is the kit's; days as `2026-11-04`; `due` only where somebody set it. */
export interface TopicStepRow {
  step: TopicStep;
  label: string;
  mark: string;
  when: string;
  due: string;
  done: string;
  by: string;
  by_name: string;
  by_meeting: boolean;
}

/** One cell with its meetings of the year. */
export interface TreeCell {
  path: string;
  name: string;
  crumbs: TreePlace[];
  told: string;
  needs: string;
  meetings: TreeMeeting[];
  faults: TreeFault[];
  officials: TreeOfficial[];
  official_problem: string;
  grades: Named[];
}

/** One thing that is odd. */
export interface TreeFault {
  label: string;
  path: string;
  told: string;
}

/** What is odd below a folder, some of it at a time; `kinds`: how many of each kind. */
export interface TreeFaults {
  check: string;
  kinds: string[];
  faults: TreeFault[];
  first: number;
  step: number;
  count: number;
}

/** A type of cells: how many, their mean of points (in words and as a number). */
export interface TreeKind {
  label: string;
  cells: number;
  mean: string;
  points: number;
}

/** One level of the tree. `first`: of so many lines (`count`) these are shown from here. */
export interface TreeLevel {
  folder: string;
  crumbs: TreePlace[];
  headline: string;
  kind: string;
  month: number;
  numbers: TreeNumber[];
  lines: TreeLine[];
  first: number;
  step: number;
  count: number;
  helped: TreeNamed[];
  help_count: number;
  improved: TreeNamed[];
  improved_count: number;
  improved_from: string;
  rules: string;
  kinds: TreeKind[];
  legend: TreeShade[];
  sums: string;
  not_met: string;
  unreadable: string;
  pending: string;
  odd: string;
}

/** Một mức: its value in force; `shipped`, `unit` and `basis` of the one that ships; `own`: the committee set it. */
export interface TreeLimit {
  key: string;
  label: string;
  value: number;
  shipped: number;
  unit: string;
  basis: string;
  own: boolean;
}

/** A committee or a cell: `note`: how many cells; `needs`: why it needs help. */
export interface TreeLine {
  path: string;
  name: string;
  area: boolean;
  note: string;
  members: number;
  marks: TreeMark[];
  mean: string;
  change: number | null;
  quarters: number[];
  quarters_told: string;
  needs: string;
}

/** One month of one line: what stands there, how it looks, what the strip tells of it. */
export interface TreeMark {
  month: number;
  text: string;
  look: Look;
  told: string;
}

/** A meeting of a cell; `path` is its record, `missing` what it did not reach. */
export interface TreeMeeting {
  path: string;
  month: number;
  day: string;
  kind: string;
  minutes: string;
  came: string;
  speakers: string;
  concluded: boolean;
  adopted: boolean;
  tasks: string;
  points: string;
  grade: string;
  weak: string[];
}

/** A cell in a list, and what is said of it. */
export interface TreeNamed {
  path: string;
  name: string;
  told: string;
}

/** A figure of the chosen month with that of the month before. */
export interface TreeNumber {
  label: string;
  value: string;
  before: string;
}

/** What the committee decided of a month (0: of the year), beside the cell's own; `at`: when, `told`: in words. */
export interface TreeOfficial {
  month: number;
  label: string;
  own: string;
  checked: string;
  grade: string;
  points: string;
  remark: string;
  at: string;
  told: string;
}

/** A folder of the tree, with what it is called. */
export interface TreePlace {
  path: string;
  name: string;
}

/** What a shade means. */
export interface TreeShade {
  look: Look;
  label: string;
}

/** A text that people type, with its revision and the moment it was saved (epoch seconds). */
export interface TypedText {
  key: string;
  value: string;
  rev: number;
  saved: number | null;
}

/** Nội dung không tiến hành: those told so, those not come to, and those opened of which nothing was written. */
export interface UnheldPanel {
  told: UnheldRow[];
  unreached: UnheldRow[];
  blank: UnheldRow[];
}

/** An item that was not held: its name, and the reason where one was given. */
export interface UnheldRow {
  id: string;
  title: string;
  reason: string;
}

/** Cách biểu quyết: how a vote is taken. */
export type VotingWay =
  | "hands"
  | "ballot";

/** A task of last month: how it stood at the meeting before (`last`), how it stands now. */
export interface WallCarried {
  what: string;
  who: string;
  due: string;
  percent: number | null;
  outcome: string;
  last: string;
  mark: "done" | "late" | "open" | "under_way" | "stopped";
}

/** The current item: title, presenter and sub-points. */
export interface WallItem {
  title: string;
  presenter: string;
  points: string[];
  minutes: number;
}

/** One line of the agenda. */
export interface WallLine {
  id: string;
  title: string;
  state: "done" | "current" | "todo";
}

/** What is put to the vote, with its count once there is one; `going_on`: before, how it is voted on now. */
export interface WallMotion {
  text: string;
  vote: CountedVote | null;
  going_on: string;
  base: string;
}

/** One line of the whole agenda. */
export interface WallPlanned {
  number: number;
  title: string;
  minutes: number;
}

/** What is read to the room: an item in parts, or the draft as on paper; nothing of what is secret. */
export interface WallReading {
  title: string;
  rows?: SheetLine[];
  parts?: ReadPart[];
  at?: number;
  reader?: string;
  amended?: number;
}

/** The numbers of the roll, and who is here. */
export interface WallRoll {
  present: number;
  total: number;
  elsewhere: string;
  excused: number;
  unexcused: number;
  unmarked: number;
  names: string[];
}

/** Who has the floor since when (epoch seconds). */
export interface WallSpeech {
  name: string;
  address: string;
  since: number | null;
}

/** The tasks of last month in numbers; `average` in percent, empty where no share is told. */
export interface WallTally {
  all: number;
  assessed: number;
  overdue: number;
  average: string;
  told: number;
}

/** A task given in this meeting. */
export interface WallTask {
  what: string;
  who: string;
  due: string;
}

/** The projector; `keys`: whether its keys move the meeting. */
export interface WallView {
  meeting: string;
  stage: Stage;
  scene:
    | "planned"
    | "ended"
    | "discarded"
    | "break"
    | "draft"
    | "reading"
    | "speech"
    | "vote"
    | "roll"
    | "agenda"
    | "carried"
    | "tasks"
    | "conclusion"
    | "points"
    | "item";
  zone: number;
  cell: string;
  practice: boolean;
  title: string;
  topic: string;
  clock: MeetingClock;
  sitting: SittingName;
  opinions: OpinionCount;
  item: WallItem;
  speech: WallSpeech | null;
  motion: WallMotion | null;
  points: string[];
  conclusion: string;
  tasks: WallTask[];
  carried: WallCarried[];
  tally: WallTally;
  reading: WallReading | null;
  agenda: WallLine[];
  whole: WallPlanned[];
  roll: WallRoll;
  chair: string;
  secretary: string;
  adopted: boolean;
  given: number;
  next: string;
  previous: string;
  silent: string[];
  queue: string[];
  keys: boolean;
}

/** How a vote can be taken. */
export interface WayChoice {
  code: VotingWay;
  label: string;
}

/** Where the minutes are: on this machine, on the share. */
export interface WherePapers {
  url: string;
  error: string;
  detail: string;
  unprinted: string;
  annex: PrintedAnnex | null;
  share: string;
  folder: string;
}

/** The whole year page. `reading`: why there is nothing yet; `charts` come a moment after the registers. */
export interface Year {
  cell: string;
  practice: boolean;
  year: number;
  years: number[];
  reading: string;
  problems: string[];
  headline: string;
  grade: string;
  charts: YearChart[];
  months: YearMonth[];
  tabs: YearTab[];
  weaknesses: string[];
  praises: string[];
  committee: string;
  decided: YearDecided[];
  topics: TopicPlan | null;
  opening: OpeningState;
}

/** A chart as an address of an SVG picture; `told` has every value, for whoever sees none. */
export interface YearChart {
  code: string;
  title: string;
  finding: string;
  legend: string;
  told: string;
  picture: string;
}

/** A column of a register. */
export interface YearColumn {
  heading: string;
  kind: CellKind;
}

/** What the superior committee decided of a month or of the year, beside the cell's own grade. */
export interface YearDecided {
  label: string;
  own: string;
  decided: string;
  remark: string;
  differs: boolean;
}

/** A month: `mark` of the kit, how it stands in words, its meeting; `make`: one can be made for it here. */
export interface YearMonth {
  month: number;
  label: string;
  mark: string;
  told: string;
  meeting: string;
  path: string;
  make: boolean;
}

/** A row: what its cells show, what they are sorted by; `state` of a task, or why a member is marked. */
export interface YearRow {
  cells: string[];
  keys: (string | number | null)[];
  state: string;
  meeting: string;
  path: string;
  life: LifeStep[];
}

/** A register and how many rows it has. */
export interface YearTab {
  name: string;
  label: string;
  count: number;
}

/** What each command takes. */
export interface Commands {
  AcceptList: Record<string, never>;
  AcceptProposals: Record<string, never>;
  AddAction: {
    what: string;
    owners?: string[];
    unit?: string;
    due?: string | null;
    product?: string;
    report_at?: string;
    item?: string;
    due_said?: string;
    start?: StartState;
  };
  AddGuest: { name: string; title?: string; unit?: string; superior?: boolean };
  AddItem: { phase: Phase; title: string; minutes?: number; presenter?: string };
  AddMember: { name: string; status: MemberStatus; reason: string; role?: string };
  AddTopic: { quarter: number; title: string; group: string; author: string };
  AdoptAgenda: Record<string, never>;
  AdoptDraft: {
    digest: string;
    annex_digest?: string;
    reason?: string;
    in_favour?: number;
    against?: number;
    abstained?: number;
    confirmer?: string;
  };
  Alive: Record<string, never>;
  AmendAction: {
    action: string;
    what: string;
    owners?: string[];
    unit?: string;
    due?: string | null;
    product?: string;
    report_at?: string;
    due_said?: string;
    start?: StartState;
  };
  AmendCarried: {
    action: string;
    reason: string;
    what: string;
    owners?: string[];
    unit?: string;
    due?: string | null;
    product?: string;
    report_at?: string;
    due_said?: string;
  };
  AmendDetails: { details: Details; title?: string; item_titles?: Record<string, string> };
  AmendItem: {
    item: string;
    title: string;
    presenter?: string;
    minutes?: number;
    secret?: boolean;
    points?: string[] | null;
  };
  AmendText: { field: string; author: string; value: string; replaces?: number | null };
  AmendTopic: { quarter: number; title?: string; group: string; author: string; topic: string };
  AnnounceAgain: Record<string, never>;
  AppointScorer: { member: string };
  AppointSecretary: { member: string };
  AskFloor: { speaker: string };
  AssessCarried: {
    action: string;
    status: ActionStatus;
    result?: string;
    done_on?: string | null;
    percent?: number | null;
    said?: string;
    start?: StartState | null;
  };
  AttachFile: { upload: string; file: string; size: number; at: number; piece: string };
  CancelStart: { reason?: string };
  CancelVote: { motion: string };
  CheckTemplates: Record<string, never>;
  ChooseColumns: { sheet: string; row: number; below: number; official: boolean; fields: Record<string, number> };
  ChooseFolder: { path: string; make?: boolean };
  ChooseVotingWay: { motion: string; way: VotingWay };
  ClassifyMotion: { motion: string; matter: Matter };
  ClassifySpeech: { speech: string; kind: OpinionKind | null };
  CloseReading: { outcome?: ReadBack | null };
  CopyTemplate: { form: string };
  CorrectEnd: { ended: string; reason?: string };
  CorrectSpeech: { speech: string; speaker: string; started: string; stopped?: string | null; item?: string };
  CorrectStart: { started: string };
  CorrectStatus: { member: string; status: MemberStatus; reason: string };
  CycleCalendar: { meeting: string };
  DiscardMeeting: Record<string, never>;
  Dismiss: { file: string };
  DropAmendment: { number: number };
  DropSending: { step: string; number: number };
  DropSent: { meeting: string; step: string; number: number };
  DropTopic: { topic: string; reason: string; back?: boolean };
  EditText: { field: string; rev: number; at: number; cut: number; insert: string };
  EndMeeting: { reason?: string; ended?: string | null };
  ExplainNoText: { speech: string; reason: string };
  Fetch: { address: string };
  FetchAttached: { file: string };
  FetchFiled: { file: string };
  FileMinutes: { upload: string; file: string; size: number; at: number; piece: string };
  Find: { words: string; person: string; kind: string; item?: string; since?: string; until?: string };
  FindCells: { words: string };
  FollowReading: { line: number };
  GivePoints: { criterion: string; points: number | null; reason?: string };
  Go: { page: string; meeting?: string; item?: string; year?: string };
  GoToItem: { item: string };
  HandOver: { office: Office; member: string };
  HandbookPage: Record<string, never>;
  Hello: Record<string, never>;
  Here: { page: string; browser: string; where: string };
  LeaveQueue: { speaker: string };
  ListAttached: Record<string, never>;
  ListPapers: Record<string, never>;
  ListTemplates: Record<string, never>;
  LookAt: { item: string };
  MakeMeeting: { kind: MeetingKind; sure?: boolean; topic?: string; month?: string };
  MakePdf: { file: string };
  MakeRegister: { name?: string };
  MakeTopicPaper: { paper: string };
  MakeTreeFile: { what: string; folder?: string; month?: number };
  MakeYearReport: Record<string, never>;
  MarkAttendance: { member: string; presence: Presence | null; reason?: string; on_duty?: boolean };
  MarkHeld: { item: string };
  MarkNotHeld: { items?: string[]; reason?: string };
  MarkRestPresent: Record<string, never>;
  MarkStep: { step: string; due?: string | null; done?: string | null; by?: string; note?: string };
  MoveInQueue: { speaker: string; to: number };
  MoveItem: { item: string; to: number };
  NextSpeaker: Record<string, never>;
  NoteArrival: { member: string; arrived: string | null };
  NoteLeaving: { member: string; left: string | null };
  NoteSending: { step: string; on: string; way: string; to: string };
  NoteSent: { meeting: string; step: string; on: string; way: string; to: string };
  NoteSpeech: { speaker: string; item: string };
  OpenPast: { path: string; sure?: boolean };
  OpenReading: { what: string; lines?: string[]; rows?: SheetRow[] };
  OpenTreeMinutes: { record: string; reason: string };
  Pause: Record<string, never>;
  PdfState: { file: string };
  PlanDetails: {
    date?: string;
    until?: string;
    time?: string;
    notice_on?: string;
    place?: string;
    form?: string;
    chair?: string;
    secretary?: string;
    notice?: string;
    papers?: string;
    secrets_apart?: boolean;
    assessed?: string;
    quarter?: string;
    topic?: string;
    focus?: string;
  };
  PreviewPaper: { form: string; number: string };
  PrintPapers: { form: string; number: string; sure?: boolean; confirmer?: string };
  ProposeMotion: { kind: MotionKind; title: string; item?: string; matter?: Matter };
  ReadAdvance: Record<string, never>;
  ReadAgain: Record<string, never>;
  ReadMinutes: Record<string, never>;
  ReadTreeAgain: Record<string, never>;
  RecordDues: { paid: number | null; total: number | null; note?: string };
  RecordVote: {
    motion: string;
    in_favour: number;
    against: number;
    abstained: number;
    issued?: number | null;
    returned?: number | null;
    invalid?: number;
  };
  Recover: { meeting: string };
  RecoverMeeting: Record<string, never>;
  Redo: Record<string, never>;
  RemoveAction: { action: string };
  RemoveAdvance: { opinion: string };
  RemoveAttached: { file: string };
  RemoveGuest: { guest: string };
  RemoveItem: { item: string };
  RemoveMotion: { motion: string };
  RemoveSpeech: { speech: string };
  ReopenMinutes: { reason: string };
  ResolveDay: { text: string };
  RestoreCarried: { action: string };
  Resume: Record<string, never>;
  SampleTemplate: { form: string };
  SendPapers: Record<string, never>;
  SetLimits: { limits: Record<string, string> };
  SetNumber: { number: string };
  SetOfficialGrade: { cell: string; month: number; grade: string; points: string; remark: string; seen: string };
  SetRotation: { item: string; order: string[] };
  SetSpeechRole: { speech: string; role: SpeechRole };
  SettleCopy: { moved: boolean };
  SettleSpeech: { speech: string; settled: string };
  ShiftHours: { minutes: number };
  ShowDetails: { open: boolean };
  ShowFaults: { folder: string; first: number };
  ShowLevel: { folder: string; measure: Measure; kind: string; month: number; first: number };
  ShowListSheets: Record<string, never>;
  ShowRegister: { name: string };
  ShowTreeCell: { cell: string };
  StartMeeting: { started?: string | null };
  StartSpeech: { speaker: string; item?: string; ago?: number; role?: SpeechRole | null };
  StopSpeech: Record<string, never>;
  StrikeCarried: { action: string; reason: string };
  StrikeNumber: { form: string; number: string; reason: string };
  TakeIn: { file: string; key: string };
  TakeList: Record<string, never>;
  TakeOver: { path: string; sure?: boolean };
  TakePen: Record<string, never>;
  TakeTurns: Record<string, never>;
  TellStep: { meeting: string; step: string; due: string; done: string; by: string; note: string };
  TellTopicStep: { topic: string; step: TopicStep; due: string; done: string; by: string };
  TemplatePages: { file: string };
  TemplatePagesState: { file: string };
  TextOf: { field: string; rev: number; tried: string[] };
  Undo: Record<string, never>;
  WriteAdvance: {
    member: string;
    item: string;
    text: string;
    received?: string | null;
    source?: string;
    opinion?: string;
  };
}

/** What goes back, where it is not refused. */
export interface Answers {
  AcceptList: NoArguments;
  AcceptProposals: CommandDone;
  AddAction: CommandDone;
  AddGuest: CommandDone;
  AddItem: CommandDone;
  AddMember: CommandDone;
  AddTopic: NoArguments;
  AdoptAgenda: CommandDone;
  AdoptDraft: NoArguments;
  Alive: Moment;
  AmendAction: CommandDone;
  AmendCarried: CommandDone;
  AmendDetails: CommandDone;
  AmendItem: CommandDone;
  AmendText: CommandDone;
  AmendTopic: NoArguments;
  AnnounceAgain: CommandDone;
  AppointScorer: CommandDone;
  AppointSecretary: CommandDone;
  AskFloor: CommandDone;
  AssessCarried: CommandDone;
  AttachFile: TakenPiece;
  CancelStart: CommandDone;
  CancelVote: CommandDone;
  CheckTemplates: CheckedTemplates;
  ChooseColumns: NoArguments;
  ChooseFolder: FolderAsked;
  ChooseVotingWay: CommandDone;
  ClassifyMotion: CommandDone;
  ClassifySpeech: CommandDone;
  CloseReading: CommandDone;
  CopyTemplate: CopiedTemplate;
  CorrectEnd: CommandDone;
  CorrectSpeech: CommandDone;
  CorrectStart: CommandDone;
  CorrectStatus: CommandDone;
  CycleCalendar: MadeFile;
  DiscardMeeting: CommandDone;
  Dismiss: NoArguments;
  DropAmendment: CommandDone;
  DropSending: CommandDone;
  DropSent: NoArguments;
  DropTopic: NoArguments;
  EditText: TextSaved;
  EndMeeting: CommandDone;
  ExplainNoText: CommandDone;
  Fetch: FetchedPaper;
  FetchAttached: MadeFile;
  FetchFiled: MadeFile;
  FileMinutes: TakenPiece;
  Find: Found;
  FindCells: FoundCells;
  FollowReading: CommandDone;
  GivePoints: CommandDone;
  Go: NoArguments;
  GoToItem: CommandDone;
  HandOver: CommandDone;
  HandbookPage: HandbookPage;
  Hello: NoArguments;
  Here: PenHolder;
  LeaveQueue: CommandDone;
  ListAttached: AttachedList;
  ListPapers: Offered;
  ListTemplates: TemplateList;
  LookAt: NoArguments;
  MakeMeeting: MadeMeeting;
  MakePdf: NoArguments;
  MakeRegister: MadeFile;
  MakeTopicPaper: MadeFile;
  MakeTreeFile: MadeFile;
  MakeYearReport: MadeFile;
  MarkAttendance: CommandDone;
  MarkHeld: CommandDone;
  MarkNotHeld: CommandDone;
  MarkRestPresent: CommandDone;
  MarkStep: CommandDone;
  MoveInQueue: CommandDone;
  MoveItem: CommandDone;
  NextSpeaker: CommandDone;
  NoteArrival: CommandDone;
  NoteLeaving: CommandDone;
  NoteSending: CommandDone;
  NoteSent: NoArguments;
  NoteSpeech: CommandDone;
  OpenPast: OpeningBegun;
  OpenReading: CommandDone;
  OpenTreeMinutes: MadeFile;
  Pause: CommandDone;
  PdfState: PdfState;
  PlanDetails: NoArguments;
  PreviewPaper: Preview;
  PrintPapers: HandedOut;
  ProposeMotion: CommandDone;
  ReadAdvance: AdvanceRead;
  ReadAgain: NoArguments;
  ReadMinutes: ReadMinutes;
  ReadTreeAgain: NoArguments;
  RecordDues: CommandDone;
  RecordVote: CommandDone;
  Recover: OneMeeting;
  RecoverMeeting: CommandDone;
  Redo: CommandDone;
  RemoveAction: CommandDone;
  RemoveAdvance: CommandDone;
  RemoveAttached: NoArguments;
  RemoveGuest: CommandDone;
  RemoveItem: CommandDone;
  RemoveMotion: CommandDone;
  RemoveSpeech: CommandDone;
  ReopenMinutes: CommandDone;
  ResolveDay: FoundDay;
  RestoreCarried: CommandDone;
  Resume: CommandDone;
  SampleTemplate: FilledSample;
  SendPapers: Parcel;
  SetLimits: NoArguments;
  SetNumber: NoArguments;
  SetOfficialGrade: NoArguments;
  SetRotation: NoArguments;
  SetSpeechRole: CommandDone;
  SettleCopy: NoArguments;
  SettleSpeech: CommandDone;
  ShiftHours: CommandDone;
  ShowDetails: NoArguments;
  ShowFaults: TreeFaults;
  ShowLevel: TreeLevel;
  ShowListSheets: ShownSheets;
  ShowRegister: RegisterTable;
  ShowTreeCell: TreeCell;
  StartMeeting: CommandDone;
  StartSpeech: CommandDone;
  StopSpeech: CommandDone;
  StrikeCarried: CommandDone;
  StrikeNumber: NoArguments;
  TakeIn: NoArguments;
  TakeList: NoArguments;
  TakeOver: OpeningBegun;
  TakePen: NoArguments;
  TakeTurns: NoArguments;
  TellStep: NoArguments;
  TellTopicStep: NoArguments;
  TemplatePages: NoArguments;
  TemplatePagesState: PdfState;
  TextOf: TextAnswer;
  Undo: CommandDone;
  WriteAdvance: CommandDone;
}
