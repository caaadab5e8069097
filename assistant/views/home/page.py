"""The home page (`home.ipynb`): prepare, go on, look back, see where files are kept."""

import asyncio
import logging
from datetime import tzinfo
from pathlib import Path
from urllib.parse import quote

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.commands import RecoverMeeting
from assistant.domain.meeting import Stage
from assistant.domain.refusal import Refused
from assistant.domain.rules import MeetingKind
from assistant.journal.belonging import Belonging
from assistant.journal.heads import Head
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.repair import damages
from assistant.journal.store import Store
from assistant.paths import data_dir, journal_file, workspace
from assistant.printing import printed_state
from assistant.share.outbox import Outbox
from assistant.views.console.outcome import preparation
from assistant.views.home import present
from assistant.views.home.cell import NO_FOLDER, CellFolder, read_cell
from assistant.views.home.elsewhere import Elsewhere, Pulses, warning
from assistant.views.home.making import Proposals
from assistant.views.home.opening import Opening
from assistant.views.home.templates import Templates
from assistant.views.page import Arguments, Following, OtherFolder, Unfit, Wishes
from assistant.views.plan import plan_details
from assistant.views.shared import Shown
from assistant.visit import query_string
from assistant.widgets.region import Answer, Region, drawn_by
from assistant.workspace.held import held_meetings
from assistant.workspace.profile import VIETNAM

log = logging.getLogger(__name__)
READING = "Đang đọc thư mục chi bộ…"
NOT_READ = "Chưa đọc được thư mục chi bộ."
UNREAD = (
    "Chương trình gặp lỗi khi đọc thư mục chi bộ, dữ liệu không mất. Hãy tải lại trang; nếu vẫn lỗi, hãy đóng chương "
    "trình rồi mở lại và báo người hỗ trợ (chi tiết ở tệp logs/trang.log của thư mục dữ liệu)."
)
LOOK_EVERY = 5.0
"""Seconds between two looks at what other machines record; a share that is slow is looked at more rarely."""


class Board(Region):
    """The whole home page."""

    _esm = drawn_by("home")


class Home:
    """The home page of this machine. The cell's folder is read in a thread: a slow share must not hold the page."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal, self._folder, self._clock = journal, folder, clock()
        self._cell: CellFolder | None = None
        self._unread = ""
        self._reading: asyncio.Task[None] | None = None
        self._damages = damages(journal.path)
        self._outbox = Outbox(data_dir(), self._clock, folder)
        machine = this_machine(data_dir())
        self._belonging = Belonging(journal, folder, self._outbox.notes)
        self._elsewhere = Elsewhere(self._belonging, machine, folder, Pulses())
        self._opening = Opening(self._belonging, machine, folder or data_dir(), self._outbox, self._clock)
        self._watching: asyncio.Task[None] | None = None
        own = {
            "Hello": self._seen,
            "MakeMeeting": self._make,
            "OpenPast": self._open_past,
            "PlanDetails": plan_details(self._planned),
            "ReadAgain": self._read_again,
            "Recover": self._recover,
            "TakeOver": self._take_over,
            **Templates(self._clock, folder).wishes(),
        }
        wishes = Wishes(self._planned, self.show, own)
        self.board = Board(wishes.answer, self._state())
        self.following = Following(journal, self.show, self._outbox.version)
        self.root = ipw.Box([self.board])
        self.root.add_class("chibo-page")

    def start(self) -> None:
        """Follow the journal. The folder is read once the page is seen: pandas would hold up its opening."""
        self.following.start()

    def _seen(self, arguments: Arguments, wish: str) -> Answer:
        """The browser has drawn the page: now read the folder; the task is held as the loop holds it only weakly."""
        if self._reading is None:
            self._reading = asyncio.get_event_loop().create_task(self._read())
            self._watching = asyncio.get_event_loop().create_task(self._watch())
        return {}

    async def _watch(self) -> None:
        """Look at the locks on the share while the page is there; a share that is away says nothing."""
        while self._folder is not None:
            await self._look()
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self) -> None:
        if self._folder is None:
            return
        try:
            held = await asyncio.to_thread(held_meetings, self._folder, self._clock())
        except OSError as error:
            log.info("the locks on the share were not read: %s", error)
            return
        self._elsewhere.pulses.seen(held, self._clock())
        self.show()

    async def _read(self) -> None:
        if self._folder is None:
            return
        try:
            self._cell = await asyncio.to_thread(read_cell, self._belonging, self._folder, self._outbox)
            self._unread = ""
        except Exception:
            log.exception("the cell's folder %s could not be read", self._folder)
            self._unread = UNREAD
        self.show()

    def show(self) -> None:
        """The page as journal and folder tell it."""
        self.board.show(self._state())

    def _planned(self) -> Store | None:
        """The meeting being prepared: the newest one that has not started."""
        moved = self._elsewhere.moved()
        planned = [h for h in self._belonging.heads() if h.stage is Stage.PLANNED and h.id not in moved]
        newest = max(planned, key=lambda h: h.changed, default=None)
        return Store(self._journal, newest.id, self._clock) if newest else None

    def _state(self) -> Shown:
        cell, zone = self._cell, self._cell.profile.zone if self._cell else VIETNAM
        heads, planned = self._belonging.heads(), self._planned()
        plan, moved = planned.meeting if planned else None, self._elsewhere.moved()
        here = [h for h in heads if h.stage in {Stage.PLANNED, Stage.RUNNING} and h.id not in moved]
        return {
            "cell": (cell.profile.cell.name if cell else "") or "Chi bộ",
            "superior": cell.profile.cell.superior if cell else "",
            "problems": [
                *self._damages,
                *filter(None, [self._unread]),
                *(cell.problems if cell else [] if self._folder else [NO_FOLDER]),
            ],
            "running": [present.meeting(h, zone, "") for h in here if plan is None or h.id != plan.id],
            "elsewhere": self._elsewhere.shown(heads, cell, zone),
            "opening": self._opening.state,
            "plan": {**preparation(plan), "year": plan.details.start.year} if plan else None,
            "suggestion": self._suggestion(cell),
            "past": self._over(zone, heads),
            "discarded": [
                present.meeting(h, zone, "") for h in heads if h.stage is Stage.DISCARDED and h.id not in moved
            ],
            "share": self._share(cell),
            "rules": present.rules(cell.profile) if cell else {"label": "", "values": []},
        }

    def _paper(self, meeting: str) -> str:
        state = printed_state(meeting)
        return f"/chibo/papers/{quote(meeting)}/{quote(state.file)}" if state.file else ""

    def _over(self, zone: tzinfo, heads: list[Head]) -> list[Shown]:
        """Meetings that are over: those of this machine, and those whose record is known from the folder only."""
        moved = self._elsewhere.moved()
        records = {p.meeting.id: p for p in self._cell.past if p.meeting} if self._cell else {}
        ended = {id_ for id_, p in records.items() if p.meeting and p.meeting.stage is Stage.ENDED}
        here = [h for h in heads if h.stage is Stage.ENDED and not (h.id in moved and h.id in ended)]
        known = {h.id for h in heads if h.id not in moved} | {h.id for h in here}
        there = [records[id_] for id_ in records if id_ in ended - known]
        return [
            *(
                present.meeting(h, zone, self._paper(h.id), self._elsewhere.file(h.id) if h.id in moved else None)
                for h in here
            ),
            *(present.record(p.meeting, p.path, zone, moved.get(p.meeting.id)) for p in there if p.meeting),
        ]

    def _share(self, cell: CellFolder | None) -> Shown:
        status = self._outbox.status()
        told = [cell.share.message] if cell and not cell.share.ok else []
        return {
            "folder": str(self._folder or "—"),
            "ok": cell.share.ok if cell else self._folder is not None,
            "text": " ".join([*told, status.sentence(), *status.notices()]),
            "local": str(data_dir()),
        }

    def _suggestion(self, cell: CellFolder | None) -> Shown:
        if cell is None:
            return {
                "reading": NOT_READ if self._unread else READING,
                "members": 0,
                "rules": "",
                "place": "",
                "kinds": [],
            }
        return {"reading": "", **Proposals(cell, self._belonging, self._clock).shown()}

    def _make(self, arguments: Arguments, wish: str) -> Answer:
        """The meeting as proposed, with the order of business of the rule set and the open tasks."""
        if self._cell is None:
            raise Unfit("Chưa đọc xong thư mục chi bộ. Hãy đợi một chút rồi bấm lại.")
        kind = next((k for k in MeetingKind if k == arguments.get("kind", MeetingKind.REGULAR)), None)
        if kind is None or not self._cell.profile.rules.orders.get(kind):
            raise Unfit("Bộ quy định chưa có trình tự cho loại hình sinh hoạt này.")
        command = Proposals(self._cell, self._belonging, self._clock).making(kind)
        made = Store.make(self._journal, command, self._clock, wish).id
        self._belonging.claim(made)
        return {"meeting": made}

    def _recover(self, arguments: Arguments, wish: str) -> Answer:
        """Lấy lại: a meeting that was discarded is prepared again."""
        store = Store(self._journal, str(arguments.get("meeting", "")), self._clock)
        if not self._belonging.has(store.id):
            raise OtherFolder(self._belonging, store.id)
        store.send(RecoverMeeting(), wish)
        return {"meeting": store.id}

    def _open_past(self, arguments: Arguments, wish: str) -> Answer:
        """A meeting that is over and known only by its record: taken into this machine's journal, to be read."""
        return self._opening.begin(self._record(arguments), wish, self.show, take=False)

    def _take_over(self, arguments: Arguments, wish: str) -> Answer:
        """Tiếp tục trên máy này. Where another machine may still be recording, it is asked first."""
        record = self._record(arguments)
        held = next((h for h in self._elsewhere.held() if h.record == record), None)
        zone = self._cell.profile.zone if self._cell else VIETNAM
        pulses = self._elsewhere.pulses
        doubt = (
            " ".join(filter(None, [warning(held.lock, pulses.life(record), zone), pulses.clocks(held)])) if held else ""
        )
        if doubt and arguments.get("sure") is not True:
            return {"ask": doubt}
        return self._opening.begin(record, wish, self.show, take=True)

    def _record(self, arguments: Arguments) -> Path:
        """The record that a page names, which must be one of those that were found in the folder."""
        wanted = str(arguments.get("path", ""))
        found = [p.path for p in self._cell.past] if self._cell else []
        known = [*found, *(h.record for h in self._elsewhere.pulses.held), *self._elsewhere.left_behind()]
        path = next((p for p in known if str(p) == wanted), None)
        if path is None:
            raise Refused("no_meeting")
        return path

    def _read_again(self, arguments: Arguments, wish: str) -> Answer:
        """Read the folder again, after a file was corrected."""
        self._reading = asyncio.get_event_loop().create_task(self._read())
        return {}


def page() -> ipw.Box:
    """The home page of this machine. A pre-heated kernel reads the folder once somebody has come, not before."""
    query_string()
    home = Home(Journal(journal_file()), workspace())
    home.start()
    home.root.chibo = home
    return home.root
