"""tsc reads the JavaScript against the contract with Python: a misspelt key of a state, or command, is found."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
NODE = shutil.which("node")
STATIC = Path("assistant") / "widgets" / "static"
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="no Node.js here"),
    pytest.mark.skipif(not TSC.exists(), reason="`npm install` has not been run here"),
]

MISSPELT = [
    ("absent.js", "{ other }) =>", "{ others: other }) =>"),
    ("chair.js", "state.motion", "state.motions"),
    ("chair.js", "vote.id, in_favour, against, abstained, ", "vote.id, in_favour, against, "),
    ("console/desk.js", "course.read_back", "course.readBack"),
    ("console/desk.js", 'act("NextSpeaker")', 'act("NextSpeakers")'),
    ("console/head.js", "share.detail", "share.details"),
    ("console/machines.js", "one.pieces.length", "one.piece.length"),
    ("console/opening.js", "on_duty: row.on_duty", "onDuty: row.on_duty"),
    ("console/papers.js", "paper.refused", "paper.refusal"),
    ("console/proceedings.js", "speech.no_text", "speech.noText"),
    ("console/rail.js", "item.planned", "item.plan"),
    ("console/side.js", "clock.paused_since", "clock.pausedSince"),
    ("console/side.js", '"LeaveQueue", { speaker: p.id }', '"LeaveQueue", { person: p.id }'),
    ("console/tasks.js", "value=${row.report_at}", "value=${row.reportAt}"),
    ("console/tasks.js", "report_at: task.report_at", "reportAt: task.report_at"),
    ("course.js", '"OpenReading", { what: from.current.id }', '"OpenReading", { item: from.current.id }'),
    ("drafts.js", "field: copy.field, rev: copy.rev, tried", "field: copy.field, rev: copy.rev"),
    (
        "drafts.js",
        '"EditText", { field: this.field, rev: this.rev',
        '"EditText", { field: this.field, revision: this.rev',
    ),
    ("home.js", "suggestion.reading", "suggestion.read"),
    ("home.js", '"Recover", { meeting: one.id }', '"Recover"'),
    ("pen.js", '"Here", { page, browser: name,', '"Here", { page, browsers: name,'),
    ("prepare.js", "plan.notice_on", "plan.noticeOn"),
    ("projector/scenes.js", "roll.names", "roll.name"),
    ("projector/projector.js", "state.roll.unexcused", "state.roll.not_excused"),
    ("templates.js", "one.findings", "one.finding"),
]
"""(file, what it says, the same misspelt): the state of each region, its nested parts, commands and their arguments."""


def tsc(folder: Path) -> subprocess.CompletedProcess[str]:
    """What tsc says of the JavaScript below a folder."""
    command = [str(NODE), str(TSC), "--project", str(folder / "tsconfig.json")]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_the_javascript_fits_the_contract() -> None:
    ran = tsc(ROOT)
    assert ran.returncode == 0, ran.stdout


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What tsc says of a copy in which all of these are misspelt at once; the lines stay where they are."""
    folder = tmp_path_factory.mktemp("types")
    shutil.copytree(ROOT / STATIC, folder / STATIC)
    shutil.copy(ROOT / "tsconfig.json", folder)
    for file, said, misspelt in MISSPELT:
        path = folder / STATIC / file
        path.write_text(path.read_text("utf-8").replace(said, misspelt, 1), "utf-8")
    return tsc(folder).stdout


@pytest.mark.parametrize(("file", "said", "misspelt"), MISSPELT, ids=[f"{f}: {wrong}" for f, _, wrong in MISSPELT])
def test_what_is_misspelt_is_found(found: str, file: str, said: str, misspelt: str) -> None:
    before, _, _ = (ROOT / STATIC / file).read_text("utf-8").partition(said)
    assert f"{file}({before.count(chr(10)) + 1}," in found, f"{misspelt}\n{found}"


def test_every_misspelt_text_stands_in_the_javascript() -> None:
    missing = [(file, said) for file, said, _ in MISSPELT if said not in (ROOT / STATIC / file).read_text("utf-8")]
    assert missing == []
