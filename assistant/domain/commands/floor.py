"""Ghi chép và phát biểu: wishes about the current item, its texts and the speeches."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command
from assistant.domain.floor import OpinionKind


@dataclass(frozen=True)
class GoToItem(Command):
    """Chuyển sang nội dung: make it the current item."""

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
    """Mời phát biểu: a member or guest takes the floor; whoever spoke stops. Under the current item unless named."""

    speaker: str
    item: str = ""


@dataclass(frozen=True)
class StopSpeech(Command):
    """Kết thúc phát biểu."""


@dataclass(frozen=True)
class ClassifySpeech(Command):
    """Loại ý kiến of a speech; None takes it back."""

    speech: str
    kind: OpinionKind | None


@dataclass(frozen=True)
class RemoveSpeech(Command):
    """Bỏ một lượt phát biểu made by mistake."""

    speech: str
