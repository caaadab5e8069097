"""Mẫu Word giải nén ra bao nhiêu: a file of a megabyte may unpack to more than this machine's memory."""

import zipfile
from io import BytesIO

MOST_BYTES = 64 * 2**20
"""Bytes of all parts together; the largest template that ships has a third of a megabyte."""


def too_large(data: bytes) -> bool:
    """Whether the parts of a Word file are more than MOST. What is no zip is not large: others say that it is none.

    The sizes are those that the file names; zipfile reads no more of a part than that.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return sum(part.file_size for part in package.infolist()) > MOST_BYTES
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
