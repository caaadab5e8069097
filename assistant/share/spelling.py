"""One name, two spellings (NFC, NFD): a Vietnamese name on a disk that keeps both apart is found as it lies there.

Macs and some clients of a share write "Biên bản" decomposed (NFD); Linux servers then hold a file that the composed
name (NFC) does not open. We write NFC, except where the disk has a twin already: then the twin is the file.
"""

from pathlib import Path

from assistant.share.files import Files
from assistant.share.names import name_key


def on_disk(path: Path, files: Files) -> Path:
    """`path` with every part spelt as the disk has it; parts that are not there stay as they are."""
    if path.parent == path or files.exists(path):
        return path
    folder = on_disk(path.parent, files)
    try:
        twins = [name for name in files.names(folder) if name_key(name) == name_key(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        twins = []
    return folder / min(twins, default=path.name)
