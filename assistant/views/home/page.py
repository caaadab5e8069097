"""The home page (`home.ipynb`): prepare, go on, look back, see where files are kept."""

import asyncio
import logging
from pathlib import Path
from urllib.parse import quote

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.commands import RestoreMeeting
from assistant.domain.meeting import Stage
from assistant.domain.refusal import Refused
from assistant.domain.rules import MeetingKind
from assistant.journal.journal import Journal
from assistant.journal.record import RecordError, load
from assistant.journal.repair import damages
from assistant.journal.store import Store
from assistant.paths import data_dir, journal_file, workspace
from assistant.printing import printed_state
from assistant.share.outbox import Outbox
from assistant.views.console.outcome import preparation
from assistant.views.home import present
from assistant.views.home.cell import NO_FOLDER, CellFolder, read_cell
from assistant.views.home.making import Proposals
from assistant.views.page import Arguments, Following, Unfit, Wishes
from assistant.views.plan import plan_details
from assistant.views.shared import Shown
from assistant.visit import query_string
from assistant.widgets.region import Answer, Region, drawn_by
from assistant.workspace.profile import VIETNAM

log = logging.getLogger(__name__)
READING = "đang đọc thư mục chi bộ…"


class Board(Region):
    """The whole home page."""

    _esm = drawn_by("home")


class Home:
    """The home page of this machine. The cell's folder is read in a thread: a slow share must not hold the page."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal, self._folder, self._clock = journal, folder, clock()
        self._cell: CellFolder | None = None
        self._reading: asyncio.Task[None] | None = None
        self._damages = damages(journal.path)
        self._outbox = Outbox(data_dir(), self._clock, folder)
        own = {
            "Hello": self._seen,
            "MakeMeeting": self._make,
            "OpenPast": self._open_past,
            "PlanDetails": plan_details(self._planned),
            "ReadAgain": self._read_again,
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
        return {}

    async def _read(self) -> None:
        if self._folder is not None:
            self._cell = await asyncio.to_thread(read_cell, self._folder)
            self.show()

    def show(self) -> None:
        """The page as journal and folder tell it."""
        self.board.show(self._state())

    def _planned(self) -> Store | None:
        """The meeting being prepared: the newest one that has not started."""
        planned = [h for h in self._journal.heads() if h.stage is Stage.PLANNED]
        newest = max(planned, key=lambda h: h.changed, default=None)
        return Store(self._journal, newest.id, self._clock) if newest else None

    def _state(self) -> Shown:
        cell, zone = self._cell, self._cell.profile.zone if self._cell else VIETNAM
        heads, planned = self._journal.heads(), self._planned()
        lines = [present.meeting(h, zone, self._paper(h.id)) for h in heads]
        plan = planned.meeting if planned else None
        return {
            "cell": (cell.profile.cell.name if cell else "") or "Chi bộ",
            "superior": cell.profile.cell.superior if cell else "",
            "problems": [*self._damages, *(cell.problems if cell else [] if self._folder else [NO_FOLDER])],
            "running": [x for x in lines if x["stage"] != Stage.ENDED and (plan is None or x["id"] != plan.id)],
            "plan": {**preparation(plan), "year": plan.details.start.year} if plan else None,
            "suggestion": self._suggestion(cell),
            "past": [*(x for x in lines if x["stage"] == Stage.ENDED), *self._elsewhere({h.id for h in heads})],
            "share": self._share(cell),
            "rules": present.rules(cell.profile.rules) if cell else {"name": "", "values": []},
        }

    def _paper(self, meeting: str) -> str:
        state = printed_state(meeting)
        return f"/chibo/papers/{quote(meeting)}/{quote(state.file)}" if state.file else ""

    def _elsewhere(self, known: set[str]) -> list[Shown]:
        """Meetings whose record lies in the folder but which are not in this machine's journal."""
        if self._cell is None:
            return []
        return [
            {
                "id": past.meeting.id,
                "title": past.meeting.title,
                "when": present.when(past.meeting.started or past.meeting.details.start, self._cell.profile.zone),
                "stage": past.meeting.stage.value,
                "state": "biên bản đã thông qua" if past.meeting.adoption else "trên ổ chung",
                "amber": past.meeting.adoption is None,
                "paper": "",
                "path": str(past.path),
            }
            for past in self._cell.past
            if past.meeting is not None and past.meeting.id not in known
        ]

    def _share(self, cell: CellFolder | None) -> Shown:
        status = self._outbox.status()
        return {
            "folder": str(self._folder or "—"),
            "ok": cell.share.ok if cell else self._folder is not None,
            "text": " ".join(filter(None, [cell.share.message if cell else READING, status.sentence()])),
            "local": str(data_dir()),
        }

    def _suggestion(self, cell: CellFolder | None) -> Shown:
        if cell is None:
            return {"reading": READING, "members": 0, "rules": "", "place": "", "kinds": []}
        return {"reading": "", **Proposals(cell, self._journal, self._clock).shown()}

    def _make(self, arguments: Arguments, wish: str) -> Answer:
        """The meeting as proposed, with the order of business of the rule set and the open tasks."""
        if self._cell is None:
            raise Unfit("Chưa đọc xong thư mục chi bộ. Hãy đợi một chút rồi bấm lại.")
        kind = next((k for k in MeetingKind if k == arguments.get("kind", MeetingKind.REGULAR)), None)
        if kind is None or not self._cell.profile.rules.orders.get(kind):
            raise Unfit("Bộ quy định chưa có trình tự cho loại hình sinh hoạt này.")
        command = Proposals(self._cell, self._journal, self._clock).making(kind)
        return {"meeting": Store.make(self._journal, command, self._clock, wish).id}

    def _open_past(self, arguments: Arguments, wish: str) -> Answer:
        """A meeting known only by its record: taken into this machine's journal, then opened."""
        wanted = str(arguments.get("path", ""))
        path = next((p.path for p in self._cell.past if str(p.path) == wanted), None) if self._cell else None
        if path is None:
            raise Refused("no_meeting")
        try:
            meeting = load(path.read_bytes())
        except (OSError, RecordError) as error:
            raise Unfit(str(error)) from error
        return {"meeting": Store.make(self._journal, RestoreMeeting(meeting), self._clock, wish).id}

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
