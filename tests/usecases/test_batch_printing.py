"""In hàng loạt (`chibo render` of many records): all cores, each record by itself, nothing lost, nothing mixed up."""

import os
from collections import deque
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.documents.papers import print_paper
from assistant.documents.rendering import pdf
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain.meeting import Meeting
from assistant.journal import record
from assistant.share.lineage import RECORD_NAME
from assistant.usecases import batch_printing
from tests.documents.meetings import empty, full, full_adopted, short
from tests.documents.templates.test_check import change
from tests.documents.templates.test_gate import LONE, own
from tests.documents.test_catalogue import thematic_of

MINUTES = "bien-ban"


def kept(folder: Path, meeting: Meeting | None = None) -> Path:
    """A record in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / RECORD_NAME
    path.write_bytes(record.dump(meeting or full_adopted()))
    return path


def outcomes(jobs: list[batch_printing.PrintJob], workers: int) -> dict[Path, batch_printing.Outcome]:
    told: dict[Path, batch_printing.Outcome] = {}

    def tell(outcome: batch_printing.Outcome) -> None:
        assert outcome.record not in told, "told once"
        told[outcome.record] = outcome

    batch_printing.run_jobs(jobs, workers, tell)
    return told


class Fatal(type(Path())):  # type: ignore[misc] # the class of a path is chosen by the system
    """A record whose reading ends the process it is read in, as a crash in a library does."""

    def read_bytes(self) -> bytes:
        """The end."""
        os._exit(3)


def test_two_workers_write_what_one_process_writes(tmp_path: Path) -> None:
    found = [kept(tmp_path / "hồ sơ" / f"chi bộ {n}") for n in range(3)]
    folders = batch_printing.output_folders(found, tmp_path / "in")
    jobs = [batch_printing.PrintJob(path, folder, MINUTES) for path, folder in zip(found, folders, strict=True)]
    told = outcomes(jobs, workers=2)
    assert {o.error for o in told.values()} == {""}
    expected = print_paper(full_adopted()).data
    assert [(folder / "bien-ban.docx").read_bytes() for folder in folders] == [expected] * 3


def test_a_crash_costs_one_record_and_no_other(tmp_path: Path) -> None:
    found = [kept(tmp_path / f"{n}") for n in range(4)]
    found[1] = Fatal(found[1])
    told = outcomes(
        [batch_printing.PrintJob(path, tmp_path / "in" / str(n), MINUTES) for n, path in enumerate(found)], workers=2
    )
    assert [bool(told[path].error) for path in found] == [False, True, False, False]
    assert str(found[1]) in told[found[1]].error


def test_a_lone_worker_that_dies_gives_its_job_back(tmp_path: Path) -> None:
    job = batch_printing.PrintJob(Fatal(kept(tmp_path)), tmp_path, MINUTES)
    assert batch_printing.run_in_pool(deque([job]), 1, lambda outcome: None) == [job]


def test_the_command_prints_a_folder_and_names_what_it_could_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("Chi bộ A/2026/2026-10-04 thuong-ky", "Chi bộ B/2026/2026-10-04 thuong-ky"):
        kept(tmp_path / "huyện" / place)
    broken = kept(tmp_path / "huyện" / "Chi bộ C" / "x")
    broken.write_text("{}", encoding="utf-8")
    out = tmp_path / "in"
    assert main.main(["render", str(tmp_path / "huyện"), "--form", "diem-danh", "--out", str(out)]) == main.GAPS
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.docx")} == {
        "Chi bộ A/2026/2026-10-04 thuong-ky/diem-danh.docx",
        "Chi bộ B/2026/2026-10-04 thuong-ky/diem-danh.docx",
    }
    said = capsys.readouterr()
    assert "2/3 hồ sơ" in said.out
    assert str(broken) in said.err
    assert "Đã xong 3/3 hồ sơ" in said.err


def test_all_good_none_good_none_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two = [str(kept(tmp_path / "a")), str(kept(tmp_path / "b"))]
    assert main.main(["render", *two, "--out", str(tmp_path / "in"), "--jobs", "1"]) == main.GOOD
    for path in map(Path, two):
        path.write_bytes(b"\xff")
    assert main.main(["render", *two, "--out", str(tmp_path / "in"), "--jobs", "1"]) == main.UNREADABLE
    (tmp_path / "empty").mkdir()
    assert main.main(["render", str(tmp_path / "empty"), "--out", str(tmp_path / "in")]) == main.UNREADABLE
    assert "Không thấy hồ sơ" in capsys.readouterr().err


def test_many_records_need_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two = [str(kept(tmp_path / "a")), str(kept(tmp_path / "b"))]
    assert main.main(["render", *two]) == main.UNREADABLE
    assert "--out" in capsys.readouterr().err
    assert main.main(["render", *two, "-o", "x.docx"]) == main.UNREADABLE
    assert "--out" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.docx"))


def test_a_mistake_of_ours_is_told_with_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes, near: Path | None = None) -> None:
        raise RuntimeError("thử")

    monkeypatch.setattr(record, "load", fails)
    outcome = batch_printing.do_job(batch_printing.PrintJob(kept(tmp_path), tmp_path, MINUTES))
    assert "RuntimeError: thử" in outcome.error
    assert str(tmp_path) in outcome.error


def test_every_record_has_a_folder_of_its_own(tmp_path: Path) -> None:
    found = [
        tmp_path / "a" / "ho-so.json",
        tmp_path / "b" / "ho-so.json",
        tmp_path / "A.json",
        tmp_path / "b" / "other.json",
    ]
    made = [
        folder.relative_to(tmp_path / "in").as_posix()
        for folder in batch_printing.output_folders(found, tmp_path / "in")
    ]
    assert len({name.casefold() for name in made}) == len(found), made
    assert [Path(name).name for name in made] == ["a", "b", "A (2)", "other"]


def test_a_record_is_taken_once(tmp_path: Path) -> None:
    path = kept(tmp_path / "a")
    assert batch_printing.find_records([tmp_path, path]) == [path]


def test_one_record_beside_itself(tmp_path: Path) -> None:
    outcome = batch_printing.do_job(batch_printing.PrintJob(kept(tmp_path), tmp_path / "in", MINUTES))
    assert outcome == batch_printing.Outcome(tmp_path / "ho-so.json", (tmp_path / "in" / "bien-ban.docx",))


def test_the_year_s_plan_on_the_command_line_reads_the_year_s_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record in its cell's folder brings the others of its year; what cannot be read is told; alone it is alone."""
    for month in (3, 9):
        folder = tmp_path / "Chi bộ" / "2026" / f"2026-0{month}-24 chuyen-de"
        folder.mkdir(parents=True)
        (folder / RECORD_NAME).write_bytes(record.dump(thematic_of(f"m-{month}", month)))
    last_year = tmp_path / "Chi bộ" / "2025" / "2025-12-24 chuyen-de"
    broken = tmp_path / "Chi bộ" / "2026" / "2026-06-24 chuyen-de"
    for unreadable in (last_year, broken):
        unreadable.mkdir(parents=True)
        (unreadable / RECORD_NAME).write_text("{", encoding="utf-8")
    paper = tmp_path / "plan.docx"
    asked = ["render", str(folder / RECORD_NAME), "--form", "ke-hoach-chuyen-de", "-o", str(paper)]
    assert main.main(asked) == main.GOOD
    text = "\n".join(text_lines(paper.read_bytes()))
    assert "Chuyên đề tháng 3" in text
    assert "Chuyên đề tháng 9" in text
    told = capsys.readouterr().err
    assert broken.name in told
    assert last_year.name not in told, "it is a record of another year"
    alone = tmp_path / "thư" / RECORD_NAME
    alone.parent.mkdir()
    alone.write_bytes((folder / RECORD_NAME).read_bytes())
    assert main.main(["render", str(alone), *asked[2:]]) == main.GOOD
    assert "Chuyên đề tháng 3" not in "\n".join(text_lines(paper.read_bytes()))
    assert capsys.readouterr().err == ""


NO_PLACE = change("{{ dia_diem }}", "")


def test_a_template_with_an_error_prints_no_record_and_is_told_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One record, or many on two cores: the refusal names file, place and what to do, and no paper is written."""
    found = [kept(tmp_path / name, short().meeting) for name in ("a", "b")]
    template, out = str(own(tmp_path, LONE)), tmp_path / "in"
    assert main.main(["render", str(found[0]), "--template", template]) == main.UNREADABLE
    assert "{ dia_diem }" in (told := capsys.readouterr().err)
    assert "bỏ tùy chọn --template" in told
    asked = ["render", *map(str, found), "--template", template, "--out", str(out), "--jobs", "2"]
    assert main.main(asked) == main.UNREADABLE
    told = capsys.readouterr().err
    assert all(f"{path}: Mẫu “bien-ban.docx” có lỗi" in told for path in found)
    assert not list(tmp_path.rglob("bien-ban*.docx"))[1:], "the template alone"
    assert main.main(["render", str(found[0])]) == main.GOOD, "by the template that ships"


def test_what_a_template_leaves_out_of_the_record_is_told_beside_the_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_file = kept(tmp_path / "hồ sơ", full().meeting)
    template = own(tmp_path, NO_PLACE)
    paper = tmp_path / "in.docx"
    asked = ["render", str(record_file), "--template", str(template), "-o", str(paper)]
    assert main.main(asked) == main.GAPS
    held = capsys.readouterr().err
    assert "bien-ban.docx: chưa tạo vì mẫu không in các nội dung đã ghi trong hồ sơ: nơi họp." in held
    assert '--xac-nhan-thieu "Họ tên người xác nhận"' in held
    assert not paper.exists()
    assert main.main([*asked, "--xac-nhan-thieu", "Lê Văn Hòa"]) == main.GAPS
    said = capsys.readouterr()
    assert f"Đã lưu {paper}" in said.out
    assert "bien-ban.docx: Hồ sơ có ghi nhưng văn bản không in: nơi họp." in said.err
    assert paper.is_file()
    confirmed = (tmp_path / "hồ sơ" / batch_printing.CONFIRMED_FILE).read_text("utf-8-sig")
    assert "Lê Văn Hòa" in confirmed
    assert "nơi họp" in confirmed
    assert main.main(["render", str(record_file), "-o", str(paper)]) == main.GOOD
    assert capsys.readouterr().err == ""


def test_a_batch_names_the_records_whose_papers_show_less_and_counts_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meetings = {"a": full().meeting, "b": full().meeting, "c": empty()}
    found = [kept(tmp_path / name, meeting) for name, meeting in meetings.items()]
    template, out = str(own(tmp_path, NO_PLACE)), tmp_path / "in"
    asked = ["render", *map(str, found), "--template", template, "--out", str(out), "--jobs", "2"]
    assert main.main(asked) == main.GAPS
    held = capsys.readouterr()
    assert "2 hồ sơ có văn bản chưa tạo vì mẫu không in hết" in held.out
    assert sorted(path.parent.name for path in out.rglob("*.docx")) == ["c"]
    assert main.main([*asked, "--xac-nhan-thieu", "Lê Văn Hòa"]) == main.GAPS
    said = capsys.readouterr()
    assert "3/3 hồ sơ" in said.out
    assert "2 hồ sơ có nội dung mà văn bản không in" in said.out
    told = [line for line in said.err.splitlines() if "nơi họp" in line]
    assert [line.split(": ")[0] for line in sorted(told)] == [str(path) for path in found[:2]]


def test_a_paper_that_shows_less_is_told_also_where_its_pdf_could_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(data: bytes, name: str) -> bytes:
        raise pdf.NoPdf("không có LibreOffice")

    monkeypatch.setattr(pdf, "to_pdf", none)
    path = kept(tmp_path, full().meeting)
    outcome = batch_printing.do_job(
        batch_printing.PrintJob(path, tmp_path / "in", MINUTES, own(tmp_path, NO_PLACE), pdf=True, confirmer="Hòa")
    )
    assert outcome.no_pdf
    assert "nơi họp" in outcome.unprinted[0]
