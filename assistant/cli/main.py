"""`chibo`: every command, with help and errors in Vietnamese. Exit codes: 0 good, 1 gaps or refused, 2 unreadable."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.cli import papers
from assistant.cli.arguments import Parser, number, typed
from assistant.cli.papers import GAPS, GOOD, UNREADABLE
from assistant.platform.clock import clock
from assistant.platform.os_errors import reason
from assistant.platform.paths import data_dir
from assistant.usecases import batch_printing
from assistant.wording import domain as words

SAMPLE_FOLDER = "chi-bo-mau"
NO_FOLDER = (
    "Không thấy thư mục chi bộ {folder}. Hãy kiểm tra ổ chung đã nối chưa, chỉ thư mục khác bằng "
    '--workspace THƯ-MỤC, hoặc tạo mới bằng lệnh: {init} "{folder}"'
)
NOT_A_FOLDER = "{folder} là một tệp, không phải thư mục chi bộ. Hãy ghi tên thư mục chứa tệp chi-bo.yaml."
CANNOT = "Không làm được với {what}: {why}. Hãy kiểm tra đường dẫn và quyền ghi rồi làm lại."
RENDERING = (
    "in văn bản Word từ hồ sơ buổi sinh hoạt (mã kết thúc 0: đủ, 1: có hồ sơ không in được hoặc văn bản không in hết "
    "nội dung đã ghi, 2: không in được)"
)
MOST_PAGES, MOST_JOBS = 200, 60
"""Pages of a role that may be allowed at once: each takes some 60 MB of this machine."""


def parser() -> Parser:
    """All commands."""
    top = Parser(prog="chibo", description="Trợ lý điều hành và ghi biên bản sinh hoạt chi bộ.")
    commands = top.add_subparsers(dest="command", metavar="LỆNH", title="các lệnh", parser_class=Parser)
    serve = added(commands, "serve", "mở chương trình trong trình duyệt (chỉ gõ chibo cũng là lệnh này)")
    serving(serve, argparse.SUPPRESS)
    init = added(commands, "init", "tạo thư mục chi bộ, gồm chi-bo.yaml và dang-vien.xlsx")
    init.add_argument("folder", metavar="THƯ-MỤC", type=Path, help="thư mục của chi bộ, ví dụ trên ổ chung")
    init.add_argument("--sample", action="store_true", help="tạo chi bộ mẫu 19 đảng viên, kèm một buổi đã họp")
    rendering(added(commands, "render", RENDERING))
    of_templates(added(commands, "template", "kiểm tra, xem thử mẫu Word, liệt kê các trường của mẫu"))
    checking = "kiểm tra hồ sơ theo quy định (mã kết thúc 0: đủ, 1: còn thiếu, 2: không đọc được)"
    check = added(commands, "check", checking)
    check.add_argument("record", metavar="HO-SO.json", type=Path, help="hồ sơ buổi sinh hoạt")
    check.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    added(commands, "schema", "in lược đồ (JSON Schema) của hồ sơ ho-so.json")
    serving(top, None)
    return top


def added(commands: Any, name: str, does: str) -> Parser:
    """A command, told in the list of commands and at the head of its own help."""
    command: Parser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    return command


def rendering(render: Parser) -> None:
    """The options of `render`."""
    several = "hồ sơ buổi sinh hoạt (một hay nhiều tệp), hoặc thư mục chứa các hồ sơ"
    render.add_argument("record", metavar="HO-SO.json", type=Path, nargs="+", help=several)
    render.add_argument("--out", type=Path, metavar="THƯ-MỤC", help="in nhiều hồ sơ một lúc vào thư mục này")
    processes = "số hồ sơ in cùng lúc (mặc định: theo số nhân của máy)"
    render.add_argument("--jobs", type=number(1, MOST_JOBS), default=0, metavar="SỐ", help=processes)
    render.add_argument("--form", default="bien-ban", metavar="LOẠI", help="loại văn bản (mặc định: bien-ban)")
    beside = "tên tệp kết quả (mặc định: đặt cạnh hồ sơ)"
    render.add_argument("-o", "--output", type=Path, metavar="TỆP.docx", help=beside)
    render.add_argument("--template", type=Path, metavar="MẪU.docx", help="in theo mẫu Word này")
    parts = "chỉ in một phần, với văn bản có nhiều phần (một đại biểu, một nội dung …)"
    render.add_argument("--part", default="", metavar="PHẦN", help=parts)
    render.add_argument("--number", default="", metavar="SỐ", help="số của văn bản")
    render.add_argument("--pdf", action="store_true", help="tạo thêm tệp PDF (cần LibreOffice hoặc Word)")
    render.add_argument("--list", action="store_true", help="liệt kê các loại văn bản và tình trạng từng loại")


def of_templates(template: Parser) -> None:
    """What `template` does."""
    actions = template.add_subparsers(
        dest="action", metavar="VIỆC", title="các việc", parser_class=Parser, required=True
    )
    by_name = "loại văn bản (mặc định: nhận theo tên tệp)"
    faults = "kiểm tra một mẫu (mã kết thúc 0: tốt, 1: có lỗi hoặc sai thể thức, 2: không đọc được)"
    checking = added(actions, "check", faults)
    checking.add_argument("file", metavar="MẪU.docx", type=Path, help="tệp mẫu Word")
    checking.add_argument("--form", default="", metavar="LOẠI", help=by_name)
    listing = added(actions, "fields", "liệt kê các trường của một loại văn bản")
    listing.add_argument("form", metavar="LOẠI", help="loại văn bản, ví dụ bien-ban")
    listing.add_argument("--docx", type=Path, metavar="TỆP.docx", help="ghi danh mục trường thành tệp Word")
    seen = added(actions, "preview", "xem thử một mẫu, điền bằng số liệu của chi bộ mẫu")
    seen.add_argument("name", metavar="MẪU", help="loại văn bản, ví dụ bien-ban, hoặc một tệp mẫu .docx")
    seen.add_argument("--form", default="", metavar="LOẠI", help=by_name)
    seen.add_argument(
        "--out", type=Path, metavar="TỆP.docx", help="lưu thành tệp Word (mặc định: hiện chữ trên màn hình)"
    )


def serving(command: argparse.ArgumentParser, default: str | None) -> None:
    """The options of `serve`, which are also those of a bare `chibo`; `default` keeps what was said before `serve`."""

    def option(name: str, does: str, **more: Any) -> None:
        command.add_argument(name, help=does, default=default, **more)

    option(
        "--workspace", "thư mục chi bộ (mặc định: như lần trước; lần đầu là chi bộ mẫu)", type=Path, metavar="THƯ-MỤC"
    )
    option("--port", "cổng trên máy này (mặc định: 8866; 0: cổng trống bất kỳ)", type=number(0, 65_535), metavar="CỔNG")
    option("--no-browser", "không tự mở trình duyệt", action="store_true")
    local = "mở thêm cho mạng nội bộ, in đường dẫn của chủ trì và màn chiếu (ghi địa chỉ nếu máy nối nhiều mạng)"
    option("--lan", local, nargs="?", const="", metavar="ĐỊA-CHỈ")
    pages = number(1, MOST_PAGES)
    option("--max-projectors", "số trang màn chiếu được mở cùng lúc (mặc định: 12)", type=pages, metavar="SỐ")
    option("--max-chairs", "số trang chủ trì được mở cùng lúc (mặc định: 4)", type=pages, metavar="SỐ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles are not UTF-8 by themselves
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    try:
        return COMMANDS[options.command or "serve"](options)
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
    except OSError as error:
        print(CANNOT.format(what=error.filename or options.command or "serve", why=reason(error)), file=sys.stderr)
    return GAPS


def serve(options: argparse.Namespace) -> int:
    """Open the app. The first start makes a sample cell, so that a meeting can be run at once."""
    from assistant.server.serve import serve as run

    remembered = data_dir() / "thu-muc.txt"
    folder = options.workspace or (last_used(remembered))
    if folder is None:
        folder = data_dir() / SAMPLE_FOLDER
        if not folder.exists():
            make_sample(folder)
            print(f"Đã tạo chi bộ mẫu để dùng thử: {folder}")
    if not folder.is_dir():
        print(
            (NOT_A_FOLDER if folder.exists() else NO_FOLDER).format(folder=folder, init=typed("chibo init")),
            file=sys.stderr,
        )
        return GAPS
    folder = folder.resolve()
    lan = None if options.lan is None else [options.lan] if options.lan else []
    most = {"most_chairs": options.max_chairs, "most_projectors": options.max_projectors}
    chosen = remembered if options.workspace else None
    return run(
        folder, options.port, not options.no_browser, lan=lan, most={k: v for k, v in most.items() if v}, chosen=chosen
    )


def last_used(remembered: Path) -> Path | None:
    """The folder that was served last; none where that is not known, or the note of it is damaged."""
    try:
        named = remembered.read_bytes().decode("utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return Path(named) if named and named.isprintable() else None


def make_sample(folder: Path) -> list[Path]:
    """The sample cell with its finished meeting of last month."""
    from assistant.usecases.sample_meeting import write_sample
    from assistant.workspace.init import init as make

    return [*make(folder, sample=True), *write_sample(folder, clock())]


def init(options: argparse.Namespace) -> int:
    """Make the cell's folder."""
    from assistant.workspace.init import CannotInit
    from assistant.workspace.init import init as make

    try:
        made = make_sample(options.folder) if options.sample else make(options.folder, sample=False)
    except CannotInit as error:
        print(error, file=sys.stderr)
        return GAPS
    for path in made:
        print(f"Đã tạo {path}")
    print(f'Ghi xong hai tệp ấy thì mở chương trình: {typed("chibo")} --workspace "{options.folder}"')
    return GOOD


def check(options: argparse.Namespace) -> int:
    """Check a record against its rules."""
    from assistant.documents.facts.secret_annex import elsewhere
    from assistant.domain.checks import State, checks
    from assistant.journal.record import RecordError, load

    try:
        meeting = load(options.record.read_bytes())
    except RecordError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        print(batch_printing.UNREADABLE.format(record=options.record, why=reason(error)), file=sys.stderr)
        return UNREADABLE
    if meeting.withheld:
        print(elsewhere(meeting), file=sys.stderr)
    found = checks(meeting, meeting.ended() or now())
    if options.json:
        rows = [
            {"code": c.code, "state": c.state.value, "text": words.check_sentence(c), "basis": c.basis, "item": c.item}
            for c in found
        ]
        print(json.dumps({"meeting": meeting.id, "checks": rows}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{words.MARK[one.state.value]} {words.check_sentence(one)}{f'  [{one.basis}]' if one.basis else ''}")
    return GAPS if any(c.state is State.MISSING for c in found) else GOOD


def now() -> datetime:
    """This moment."""
    return clock()()


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of the record."""
    from assistant.journal.record import schema as published

    print(json.dumps(published(), ensure_ascii=False, indent=2))
    return GOOD


COMMANDS = {
    "serve": serve,
    "init": init,
    "render": papers.render,
    "template": papers.template,
    "check": check,
    "schema": schema,
}
