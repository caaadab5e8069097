"""Tệp từ trình duyệt: a file that somebody chose on a page comes in pieces, for a message has to be small."""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.usecases.bad_input import BadInput
from assistant.wording import filed_minutes as words

LARGEST = 20 * 2**20
"""Bytes of a file; minutes with scanned pages have that much."""


@dataclass
class Arriving:
    """A file on its way: `upload` is what the browser calls this time of sending it, `size` its bytes."""

    upload: str
    name: str
    size: int
    data: bytearray = field(default_factory=bytearray)

    @property
    def whole(self) -> bool:
        """Whether all of it is here."""
        return len(self.data) == self.size


class Intake:
    """The files that one page sends, one after the other; a page that goes away leaves nothing behind.

    `require`: raises BadInput for a file that by its name is none of those that are taken.
    """

    def __init__(self, require: Callable[[str], None]) -> None:
        self._require = require
        self._arriving: Arriving | None = None

    def take(self, arguments: Mapping[str, object]) -> Arriving:
        """A piece as the page sent it: `upload`, `file`, `size`, `at`, `piece`. BadInput for one that is none."""
        upload, name, piece = (str(arguments.get(key, "")) for key in ("upload", "file", "piece"))
        size, at = (arguments.get(key) for key in ("size", "at"))
        return self._take(upload, name, size if isinstance(size, int) else -1, at if isinstance(at, int) else -1, piece)

    def _take(self, upload: str, name: str, size: int, at: int, piece: str) -> Arriving:
        """A piece (base64) of a file that begins `at` this byte; one that was sent again counts once."""
        if not name:
            raise BadInput(words.NO_FILE)
        if not 0 <= size <= LARGEST:
            raise BadInput(words.TOO_LARGE.format(name=name, most=LARGEST // 2**20))
        if self._arriving is None or self._arriving.upload != upload:
            self._require(name)
            self._arriving = Arriving(upload, name, size)
        file, more = self._arriving, decoded(piece, name)
        known = len(file.data) - at
        if (file.name, file.size) != (name, size) or at < 0 or known < 0 or at + len(more) > size:
            self._arriving = None
            raise BadInput(words.BROKEN_OFF.format(name=name))
        file.data += more[known:]
        return file


def decoded(piece: str, name: str) -> bytes:
    """The bytes of a piece. BadInput where it is none."""
    try:
        return base64.b64decode(piece, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadInput(words.BROKEN_OFF.format(name=name)) from error
