"""The setup as an office runs it: installed silently, started by its icon, a meeting held to the file on drive M:, the
drive pulled out, the program upgraded while it runs, killed, and removed. Under Wine; `python -m tests.windows`.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest
from playwright.sync_api import Browser, expect

from deploy.windows.packages import version
from tests.browser import case3
from tests.browser.browser_session import Ears, enter
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.packages import ROOT
from tests.server.running import until
from tests.windows.program import DRIVE, Laptop, WindowsOffice
from tests.windows.wine import CTRL_C, Wine, keep_reading, lacking, lay_stopgaps

pytestmark = [
    pytest.mark.windows,
    pytest.mark.skipif(bool(lacking()), reason=f"not installed here: {', '.join(lacking())}"),
]
WHOLE = ROOT / "dist" / f"Chibo-{version()}-setup.exe"
SETUP = WHOLE if WHOLE.is_file() else ROOT / "build" / "windows" / "quick-setup.exe"
"""What offices get; where only the quick build was made, the same without compression."""
PORTABLE = WHOLE.with_name(WHOLE.name.replace("-setup.exe", "-portable.zip"))
EARLIER = ROOT / "build" / "windows" / "earlier-setup.exe"
OLDER = EARLIER if EARLIER.is_file() else SETUP
"""What is upgraded from: the setup of an older build where one was laid there, else the same over itself."""
REASON = "Sinh hoạt chi bộ thường kỳ tháng 02/2026"
SLOW = 120_000
"""Milliseconds: a page's Python starts more slowly under Wine."""
MEASURED = Path(tempfile.gettempdir()) / "chibo-windows-measured.txt"


STARTS = 3
"""Times that the program is started to be measured, in turn with the start on Linux."""


def note(what: str, seconds: float) -> None:
    """A figure for the ring's report, with what else the machine had to do."""
    with MEASURED.open("a", encoding="utf-8") as out:
        out.write(f"{what}: {seconds:.1f} s (load {os.getloadavg()[0]:.1f})\n")


def servers(laptop: Laptop) -> list[psutil.Process]:
    """The processes that a double click has started."""
    return [one for one in laptop.processes() if "assistant.cli.window" in " ".join(one.cmdline())]


def fresh_laptop(folder: Path, user: str) -> Laptop:
    """A Windows on which Chibo was never installed, of that person.

    The name has signs of the code page 1252, since the shortcuts that Wine makes hold no others; Windows keeps them in
    Unicode.
    """
    wine = Wine(folder / "prefix", user)
    wine.boot()
    return Laptop(wine)


def filled_office(folder: Path, laptop: Laptop) -> WindowsOffice:
    """The cell of case 3, in January."""
    opened = WindowsOffice(folder, laptop)
    opened.fill_in(
        case3.OFFICIALS,
        ten_chi_bo="Chi bộ Văn phòng",
        cap_tren="Đảng ủy xã",
        dia_danh="Xã Mẫu",
        noi_hop="Phòng họp Ủy ban nhân dân xã",
        ngay_hop="8",
    )
    opened.set_clock(at("2026-01-08", "13:50"))
    return opened


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Its person's name has Vietnamese signs and blanks."""
    fresh = fresh_laptop(tmp_path_factory.mktemp("windows"), "Lê Vân Hòa")
    yield fresh
    fresh.wine.end()


@pytest.fixture(scope="module")
def office(laptop: Laptop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowsOffice]:
    """Installed, with the cell of case 3, and started by a double click."""
    MEASURED.unlink(missing_ok=True)
    note("setup /S", laptop.install(SETUP))
    opened = filled_office(tmp_path_factory.mktemp("office"), laptop)
    began = time.monotonic()
    opened.start()
    note("double click to address", time.monotonic() - began)
    yield opened
    opened.switch_off()


@pytest.fixture
def older_office(tmp_path: Path) -> Iterator[WindowsOffice]:
    """Another laptop, on which the older build was installed and runs."""
    laptop = fresh_laptop(tmp_path, "Võ Hà")
    note("older setup /S", laptop.install(OLDER))
    opened = filled_office(tmp_path / "office", laptop)
    opened.set_clock(at("2026-02-08", "14:00"))
    opened.start()
    yield opened
    opened.switch_off()


def test_what_is_installed_is_seen_by_the_person(laptop: Laptop, office: WindowsOffice) -> None:
    assert laptop.shortcut.is_file()
    assert {path.name for path in laptop.menu.iterdir()} == {"Chibo.lnk", "Đóng Chibo.lnk", "Gỡ bỏ Chibo.lnk"}
    assert not (laptop.wine.drive_c / "Program Files" / "Chibo").exists(), "nothing outside the person's own folders"


def test_a_meeting_to_the_file_on_a_drive_that_was_pulled_out_meanwhile(
    office: WindowsOffice, chrome: Browser, artifacts: Path
) -> None:
    began = time.monotonic()
    context = enter(chrome, office)
    context.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    ears = Ears(context, office.base)
    home = HomePage(context.new_page(), office)
    home.open()
    note("address to usable home page", time.monotonic() - began)
    case3.prepare(home, artifacts)
    began = time.monotonic()
    console = home.open_console()
    note("home to usable console", time.monotonic() - began)
    wall = Wall.of(context.new_page(), office, console.meeting)
    case3.open_meeting(office, console, wall, artifacts)
    office.wine.unmap(DRIVE)
    case3.go_through_items(office, console, wall, artifacts)
    expect(console.page.locator("header")).to_contain_text("mất kết nối", timeout=30_000)
    office.wine.map_drive(DRIVE, office.share)
    case3.discuss(office, console, wall, artifacts)
    case3.decide(office, console, wall, artifacts)
    held = case3.close(office, console, wall, ears, artifacts)
    assert ears.complaints == []
    assert ears.strangers == []
    assert case3.CONCLUSION in " ".join(case3.text_of(held.minutes))
    context.close()


def test_a_second_double_click_leads_to_the_program_that_runs(office: WindowsOffice) -> None:
    before = servers(office.laptop)
    second = office.open("start", office.laptop.named(office.laptop.shortcut))
    second.wait(60)
    until("the second has led there and ended", lambda: servers(office.laptop) == before, 60)


def test_killed_it_leaves_no_process_and_starts_again(laptop: Laptop, office: WindowsOffice) -> None:
    for process in servers(laptop):
        process.kill()
    until("kernels and worker have ended", lambda: not laptop.processes(), 60)
    assert office.is_up(), "the word of the killed one is still there"
    dead = office.entrance
    (laptop.data / "dang-chay.json").touch()
    office.child = office.launch()
    until("the new one has told its own address", lambda: office.is_up() and office.entrance != dead, 120)


def test_the_person_ends_it_by_the_menu(laptop: Laptop, office: WindowsOffice) -> None:
    assert office.stop() == 0
    assert not (laptop.data / "dang-chay.json").exists()


def test_from_the_double_click_to_the_usable_home_page_it_is_measured_beside_the_start_on_linux(
    office: WindowsOffice, chrome: Browser, tmp_path: Path
) -> None:
    beside = Office(tmp_path, sample=True)
    for number in range(1, STARTS + 1):
        for what, one in (("double click", office), ("chibo serve on Linux", beside)):
            note(f"{what} to usable home page, {number}", seconds_to_home(one, chrome))


def seconds_to_home(office: Office, chrome: Browser) -> float:
    """From its start until home has had its first answers, in a browser that runs already; then it is ended."""
    began = time.monotonic()
    office.start()
    try:
        context = enter(chrome, office)
        context.set_default_timeout(SLOW)
        HomePage(context.new_page(), office).open()
        took = time.monotonic() - began
        context.close()
    finally:
        assert office.stop() == 0
    return took


def test_ctrl_c_in_a_window_for_commands_ends_it_in_order(laptop: Laptop, office: WindowsOffice) -> None:
    python = laptop.named(laptop.program / "python.exe")
    window = laptop.wine.in_window(python, "-m", "assistant.cli", "serve", "--no-browser", env=office.surroundings)
    keep_reading(window, office.output)
    until("the program has told its address", office.is_up, 180)
    assert window.stdin
    with window.stdin as keys:
        keys.write(CTRL_C)
    assert window.wait(120) == 0
    until("every process has gone", lambda: not laptop.processes(), 60)
    assert not (laptop.data / "dang-chay.json").exists()


@pytest.mark.skipif(not PORTABLE.is_file(), reason="only the quick build was made")
def test_what_is_carried_on_a_stick_runs_from_there(
    laptop: Laptop, office: WindowsOffice, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    laptop.wine.map_drive("u", stick)
    with ZipFile(PORTABLE) as packed:
        packed.extractall(stick)
    lay_stopgaps(stick / PORTABLE.name.removesuffix("-portable.zip") / "app")
    folder = f"U:\\{PORTABLE.name.removesuffix('-portable.zip')}"
    office.open(f"{folder}\\Chibo.exe")
    until("the program has told its address", office.is_up, 180)
    assert laptop.of_prefix(f"{folder}\\app")
    assert not laptop.processes()
    code, told = laptop.wine.run(f"{folder}\\app\\python.exe", "-m", "assistant.cli", "stop")
    assert code == 0, told
    until("every process has gone", lambda: not laptop.of_prefix(f"{folder}\\app"), 120)


def test_removed_it_leaves_the_data_and_the_cells_folder(laptop: Laptop, office: WindowsOffice) -> None:
    kept = laptop.program / "của tôi.txt"
    kept.write_text("x", encoding="utf-8")
    laptop.wine.run(laptop.named(laptop.program / "go-bo.exe"), "/S", seconds=120)
    until("only what is somebody's own is left", lambda: [*laptop.program.iterdir()] == [kept], 60)
    assert not laptop.shortcut.exists()
    assert (laptop.data / "chibo.sqlite").is_file()
    assert (office.workspace / "2026" / "2026-01-08 thuong-ky" / "bien-ban.docx").is_file()


def test_an_upgrade_in_a_running_meeting_ends_the_program_in_order_and_keeps_what_was_recorded(
    older_office: WindowsOffice, chrome: Browser
) -> None:
    laptop = older_office.laptop
    console = begun_meeting(older_office, chrome)
    before = {path.name for path in (older_office.workspace / "2026").rglob("*")}
    older = laptop.program / "Lib" / "site-packages" / "of_an_older_version.py"
    older.touch()
    assert laptop.processes()
    note("upgrade while it runs", laptop.install(SETUP))
    assert not older.exists(), "what the new version has not is gone"
    assert not (laptop.data / "dang-chay.json").exists(), "it ended in order"
    assert before <= {path.name for path in (older_office.workspace / "2026").rglob("*")}
    older_office.start()
    context = enter(chrome, older_office)
    context.set_default_timeout(SLOW)
    again = Console.of(context.new_page(), older_office, console.meeting)
    expect(again.box("Lý do")).to_have_value(REASON)
    context.close()


def begun_meeting(office: WindowsOffice, chrome: Browser) -> Console:
    """A meeting that runs, in which a text was written; its page is closed."""
    context = enter(chrome, office)
    context.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    home = HomePage(context.new_page(), office)
    home.open()
    home.make_meeting()
    console = home.open_console()
    console.start()
    console.write("Lý do", REASON)
    context.close()
    return console
