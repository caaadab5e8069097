"""Ghi chép và phát biểu: commands about the current item, its texts and the speeches."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.commands.command import Command
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.meeting import ReadBack
from assistant.domain.paper import SheetRow


@dataclass(frozen=True)
class GoToItem(Command):
    """Chuyển sang nội dung: make it the current item."""

    item: str


@dataclass(frozen=True)
class MarkNotHeld(Command):
    """Không tiến hành: these items were not held, or, where none is named, all that the meeting has not come to."""

    items: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class MarkHeld(Command):
    """Lấy lại một nội dung that was told as not held."""

    item: str


@dataclass(frozen=True)
class EditText(Command):
    """A small edit of a text: at code point `at`, take out `cut` code points, put in `insert`.

    `rev` is the revision the edit was made on; an edit made on an older one is refused as stale.
    """

    field: str
    rev: int
    at: int
    cut: int
    insert: str


@dataclass(frozen=True)
class StartSpeech(Command):
    """Mời phát biểu: a member or guest takes the floor; whoever spoke stops. Under the current item unless named.

    `ago` is how many seconds before it began ("it began 2 minutes ago"). `role`: as what; None: as it usually is there
    (`domain.speaking.usual_role`).
    """

    speaker: str
    item: str = ""
    ago: float = 0.0
    role: SpeechRole | None = None


@dataclass(frozen=True)
class StopSpeech(Command):
    """Kết thúc phát biểu."""


@dataclass(frozen=True)
class ClassifySpeech(Command):
    """Loại ý kiến of a speech; None takes it back."""

    speech: str
    kind: OpinionKind | None


@dataclass(frozen=True)
class NoteSpeech(Command):
    """Ghi ý kiến đã nói: somebody spoke under the item and nobody ran the clock; the words are typed afterwards."""

    speaker: str
    item: str


@dataclass(frozen=True)
class RemoveSpeech(Command):
    """Bỏ một lượt phát biểu made by mistake."""

    speech: str


@dataclass(frozen=True)
class AskFloor(Command):
    """Đăng ký phát biểu: to the end of the queue."""

    speaker: str


@dataclass(frozen=True)
class LeaveQueue(Command):
    """Rút đăng ký phát biểu."""

    speaker: str


@dataclass(frozen=True)
class MoveInQueue(Command):
    """Đổi thứ tự phát biểu: to a place in the queue, counted from 0."""

    speaker: str
    to: int


@dataclass(frozen=True)
class NextSpeaker(Command):
    """Mời người tiếp theo: whoever speaks stops, the first of the queue starts; with an empty queue only the stop."""


@dataclass(frozen=True)
class CorrectSpeech(Command):
    """Sửa người phát biểu, nội dung, giờ bắt đầu, giờ kết thúc; how it stood before is kept."""

    speech: str
    speaker: str
    started: datetime
    stopped: datetime | None = None
    item: str = ""
    """The item it belongs to; empty: it stays where it is."""


@dataclass(frozen=True)
class SetSpeechRole(Command):
    """Ý kiến, trình bày, or chủ trì tiếp thu, giải trình."""

    speech: str
    role: SpeechRole


@dataclass(frozen=True)
class SettleSpeech(Command):
    """Câu hỏi đã được trả lời, ý kiến khác đã được thống nhất: how; an empty text opens it again."""

    speech: str
    settled: str


@dataclass(frozen=True)
class ExplainNoText(Command):
    """Vì sao không ghi nội dung một lượt phát biểu."""

    speech: str
    reason: str


@dataclass(frozen=True)
class OpenReading(Command):
    """Đọc lại trước phòng họp: an item (its id) or the draft of the minutes (`minutes`, with its lines).

    `rows`: how the lines stand on paper, one for each.
    """

    what: str
    lines: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True)
class FollowReading(Command):
    """Đọc đến đâu: the reader is at this line of the draft, and so far into it (12.5: half of the thirteenth)."""

    line: float


@dataclass(frozen=True)
class CloseReading(Command):
    """Đọc xong: read, skipped, or None to go back and change something."""

    outcome: ReadBack | None = None


@dataclass(frozen=True)
class Pause(Command):
    """Giải lao."""


@dataclass(frozen=True)
class Resume(Command):
    """Tiếp tục sau giải lao."""


@dataclass(frozen=True)
class Undo(Command):
    """Hoàn tác the last thing done (typing has its own undo in the box)."""


@dataclass(frozen=True)
class Redo(Command):
    """Làm lại what was taken back last."""
