"""PDF: a Word file turned into PDF by LibreOffice, or by Word on Windows, where the machine has one.

LibreOffice gets a profile folder of its own for each run: with the user's it would do nothing, without a word, while
the user has LibreOffice open.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.platform.os_errors import os_reason
from assistant.wording import documents as words

TIMEOUT = 120.0
"""Seconds for one file: the first start of LibreOffice on an old machine takes long."""
PROGRAM_NAMES = ("soffice", "libreoffice", "soffice.com")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
BELOW_ROOT = ("LibreOffice/program/soffice.com", "Programs/LibreOffice/program/soffice.com")
MAC_PROGRAM = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
WORD_PLACES = ("Microsoft Office/root/Office16/WINWORD.EXE", "Microsoft Office/Office16/WINWORD.EXE")
WORD_SCRIPT = (
    "$ErrorActionPreference='Stop'; $w=New-Object -ComObject Word.Application; $w.Visible=$false; "
    "try { $d=$w.Documents.Open($env:CHIBO_IN,$false,$true); $d.ExportAsFixedFormat($env:CHIBO_OUT,17); $d.Close(0) } "
    "finally { $w.Quit() }"
)
"""Paths come through the environment, so that no name can be read as a command."""


class NoPdf(Exception):
    """No PDF could be made; a Vietnamese sentence with the remedy."""


@dataclass(frozen=True)
class Converter:
    """What makes PDF here: `program`, and whether it is Word."""

    program: Path
    is_word: bool = False


def find_converter(environment: Mapping[str, str] | None = None) -> Converter:
    """LibreOffice on the PATH or in its usual places, else Word on Windows; NoPdf where there is neither."""
    known = os.environ if environment is None else environment
    for name in PROGRAM_NAMES:
        if found := shutil.which(name, path=known.get("PATH", "")):
            return Converter(Path(found))
    roots = [Path(known[name]) for name in WINDOWS_ROOTS if known.get(name)]
    office = [MAC_PROGRAM] if environment is None else []
    if program := first_existing(office + [root / below for root in roots for below in BELOW_ROOT]):
        return Converter(program)
    shell = shutil.which("powershell", path=known.get("PATH", ""))
    if shell and first_existing(root / below for root in roots for below in WORD_PLACES):
        return Converter(Path(shell), is_word=True)
    raise NoPdf(words.NO_PDF_PROGRAM)


def first_existing(paths: Iterable[Path]) -> Path | None:
    """The first file that is there."""
    return next((path for path in paths if path.is_file()), None)


def to_pdf(docx: bytes, name: str, using: Converter | None = None, timeout: float = TIMEOUT) -> bytes:
    """The PDF of a Word file; `name` is only said in errors. Takes seconds. NoPdf where it does not work."""
    program = using or find_converter()
    with TemporaryDirectory(prefix="chibo-pdf-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "van-ban.docx"
        target = source.with_suffix(".pdf")
        source.write_bytes(docx)
        try:
            done = subprocess.run(  # noqa: S603 - a program found by `find_converter`, with paths of our own
                converter_command(program, source, Path(folder)),
                env={**os.environ, "CHIBO_IN": str(source), "CHIBO_OUT": str(target)},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=timeout,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except subprocess.TimeoutExpired as error:
            raise NoPdf(words.PDF_TOO_LONG.format(name=name, seconds=round(timeout))) from error
        except OSError as error:
            raise NoPdf(words.PDF_FAILED.format(name=name, why=os_reason(error))) from error
        data = target.read_bytes() if target.is_file() else b""
    if not data.startswith(b"%PDF-"):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1][:200] if said else words.EXIT_CODE.format(code=done.returncode)
        raise NoPdf(words.PDF_FAILED.format(name=name, why=why))
    return data


def converter_command(using: Converter, source: Path, folder: Path) -> list[str]:
    """The command line."""
    if using.is_word:
        return [str(using.program), "-NoProfile", "-NonInteractive", "-Command", WORD_SCRIPT]
    profile = (folder / "profile").as_uri()
    quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    where = ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source)]
    return [str(using.program), f"-env:UserInstallation={profile}", *quiet, *where]
