"""`chibo`: every command, with help and errors in Vietnamese. Exit codes: 0 good, 1 gaps or refused, 2 unreadable."""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from assistant import papers_cli, words
from assistant.clock import clock
from assistant.papers_cli import GAPS, GOOD, UNREADABLE
from assistant.paths import data_dir

SAMPLE_FOLDER = "chi-bo-mau"
MOST_PAGES = 200
"""Pages of a role that may be allowed at once: each takes some 60 MB of this machine."""


CHECK_UNREADABLE = "Không đọc được {record}: {why}"
ARGUMENT_ERRORS = (
    (r"^the following arguments are required: ", "còn thiếu "),
    (r"^unrecognized arguments: ", "không hiểu "),
    (r"^argument (.+?): expected one argument$", r"sau \1 còn thiếu một giá trị"),
    (r"^argument (.+?): expected at least one argument$", r"sau \1 còn thiếu giá trị"),
    (r"^argument (.+?): invalid choice: ('.+?') \(choose from (.+)\)$", r"không có \1 \2; chọn một trong \3"),
    (r"^argument (.+?): invalid \w+ value: ('.+?')$", r"giá trị \2 của \1 không dùng được"),
    (r"^ambiguous option: (.+?) could match (.+)$", r"\1 chưa rõ là tùy chọn nào trong \2"),
)
"""argparse's own sentences, as patterns, and what to say for them."""


class Parser(argparse.ArgumentParser):
    """argparse with its own few words in Vietnamese."""

    def __init__(self, prog: str | None = None, description: str | None = None, **more: Any) -> None:
        super().__init__(prog, description=description, **{**more, "add_help": False})
        self._positionals.title, self._optionals.title = "tham số", "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thoát")

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage:", "cách dùng:")

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", "cách dùng:")

    def error(self, message: str) -> NoReturn:
        """A mistake in the words of the command."""
        self.print_usage(sys.stderr)
        for pattern, said in ARGUMENT_ERRORS:
            message = re.sub(pattern, said, message)
        self.exit(UNREADABLE, f"{self.prog}: lệnh chưa đúng ({message}). Thêm --help để xem cách dùng.\n")


def parser() -> Parser:
    """All commands."""
    top = Parser(prog="chibo", description="Trợ lý điều hành và ghi biên bản sinh hoạt chi bộ.")
    commands = top.add_subparsers(dest="command", metavar="lệnh", title="các lệnh", parser_class=Parser)
    serve = commands.add_parser("serve", help="mở chương trình trong trình duyệt (mặc định khi chỉ gõ chibo)")
    serving(serve)
    init = commands.add_parser("init", help="tạo thư mục chi bộ với chi-bo.yaml và dang-vien.xlsx")
    init.add_argument("folder", metavar="THƯ-MỤC", type=Path, help="thư mục của chi bộ, ví dụ trên ổ chung")
    init.add_argument("--sample", action="store_true", help="tạo chi bộ mẫu 19 đảng viên kèm một buổi đã họp")
    of_papers(commands)
    check = commands.add_parser("check", help="kiểm tra hồ sơ theo quy định (0: đủ, 1: còn thiếu, 2: không đọc được)")
    check.add_argument("record", metavar="HO-SO.json", type=Path, help="hồ sơ buổi họp")
    check.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    commands.add_parser("schema", help="in JSON Schema của hồ sơ buổi họp (ho-so.json)")
    serving(top)
    return top


def of_papers(commands: Any) -> None:
    """`render` and `template`."""
    render = commands.add_parser("render", help="in văn bản Word từ hồ sơ buổi họp")
    render.add_argument(
        "record",
        metavar="HO-SO.json",
        type=Path,
        nargs="+",
        help="hồ sơ buổi họp (một hay nhiều), hoặc thư mục chứa hồ sơ",
    )
    render.add_argument("--out", type=Path, metavar="THƯ-MỤC", help="in nhiều hồ sơ một lúc vào thư mục này")
    render.add_argument("--jobs", type=int, default=0, metavar="SỐ", help="số tiến trình (mặc định: số nhân của máy)")
    render.add_argument("--form", default="bien-ban", metavar="MẪU", help="loại văn bản (mặc định: bien-ban)")
    render.add_argument("-o", "--output", type=Path, metavar="TỆP.docx", help="tệp kết quả (mặc định: cạnh hồ sơ)")
    render.add_argument("--template", type=Path, metavar="TỆP.docx", help="dùng mẫu Word này")
    render.add_argument(
        "--part", default="", metavar="PHẦN", help="một đại biểu, một nội dung … (với văn bản có nhiều phần)"
    )
    render.add_argument("--number", default="", metavar="SỐ", help="số của văn bản")
    render.add_argument("--pdf", action="store_true", help="tạo thêm tệp PDF (cần LibreOffice hoặc Word)")
    render.add_argument("--list", action="store_true", help="liệt kê các văn bản và tình trạng của từng văn bản")
    template = commands.add_parser("template", help="kiểm tra, xem thử mẫu Word, liệt kê các trường của mẫu")
    actions = template.add_subparsers(
        dest="action", metavar="việc", title="các việc", parser_class=Parser, required=True
    )
    checking = actions.add_parser(
        "check", help="kiểm tra một mẫu (0: tốt, 1: có lỗi hoặc khác thể thức, 2: không đọc được)"
    )
    checking.add_argument("file", metavar="TỆP.docx", type=Path, help="mẫu Word")
    checking.add_argument("--form", default="", metavar="MẪU", help="loại văn bản (mặc định: theo tên tệp)")
    listing = actions.add_parser("fields", help="liệt kê các trường của một loại văn bản")
    listing.add_argument("form", metavar="MẪU", help="loại văn bản, ví dụ bien-ban")
    listing.add_argument("--docx", type=Path, metavar="TỆP.docx", help="ghi danh mục trường thành tệp Word")
    seen = actions.add_parser("preview", help="xem thử một mẫu, điền từ chi bộ mẫu")
    seen.add_argument("name", metavar="MẪU", help="loại văn bản, ví dụ bien-ban, hoặc tệp mẫu .docx")
    seen.add_argument("--form", default="", metavar="MẪU", help="loại văn bản của tệp mẫu (mặc định: theo tên tệp)")
    seen.add_argument("--out", type=Path, metavar="TỆP.docx", help="lưu thành tệp Word (mặc định: in chữ ra màn hình)")


def serving(command: argparse.ArgumentParser) -> None:
    """The options of `serve`, which are also those of a bare `chibo`."""
    command.add_argument(
        "--workspace", type=Path, metavar="THƯ-MỤC", help="thư mục chi bộ (mặc định: lần dùng trước, hoặc chi bộ mẫu)"
    )
    command.add_argument("--port", type=int, metavar="CỔNG", help="cổng trên máy này (mặc định: 8866)")
    command.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")
    command.add_argument(
        "--lan",
        nargs="?",
        const="",
        metavar="ĐỊA-CHỈ",
        help="mở thêm cho mạng nội bộ: in đường dẫn của chủ trì và màn chiếu (ghi địa chỉ nếu máy có nhiều mạng)",
    )
    command.add_argument(
        "--max-projectors", type=at_least_one, metavar="SỐ", help="số trang màn chiếu mở cùng lúc (mặc định: 12)"
    )
    command.add_argument(
        "--max-chairs", type=at_least_one, metavar="SỐ", help="số trang chủ trì mở cùng lúc (mặc định: 4)"
    )


def at_least_one(text: str) -> int:
    """A number of pages; argparse tells the sentence."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PAGES):
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số từ 1 đến {MOST_PAGES}")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles are not UTF-8 by themselves
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    return COMMANDS[options.command or "serve"](options)


def serve(options: argparse.Namespace) -> int:
    """Open the app. The first start makes a sample cell, so that a meeting can be run at once."""
    from assistant.server.serve import serve as run

    remembered = data_dir() / "thu-muc.txt"
    folder = options.workspace or (Path(remembered.read_text(encoding="utf-8")) if remembered.is_file() else None)
    if folder is None:
        folder = data_dir() / SAMPLE_FOLDER
        if not folder.exists():
            make_sample(folder)
            print(f"Đã tạo chi bộ mẫu để dùng thử: {folder}")
    if not folder.is_dir():
        print(
            f'Không thấy thư mục chi bộ {folder}. Kiểm tra ổ chung, hoặc tạo bằng: chibo init "{folder}"',
            file=sys.stderr,
        )
        return GAPS
    folder = folder.resolve()
    if options.workspace:
        remembered.write_text(str(folder), encoding="utf-8")
    lan = None if options.lan is None else [options.lan] if options.lan else []
    most = {"most_chairs": options.max_chairs, "most_projectors": options.max_projectors}
    return run(folder, options.port, not options.no_browser, lan=lan, most={k: v for k, v in most.items() if v})


def make_sample(folder: Path) -> list[Path]:
    """The sample cell with its finished meeting of last month."""
    from assistant.workspace.init import init as make
    from assistant.workspace.sample_meeting import write_sample

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
    print(f'Mở chương trình: chibo serve --workspace "{options.folder}"')
    return GOOD


def check(options: argparse.Namespace) -> int:
    """Check a record against its rules."""
    from assistant.documents.secrecy import elsewhere
    from assistant.domain.quality import State, checks
    from assistant.journal.record import RecordError, load

    try:
        meeting = load(options.record.read_bytes())
    except (OSError, RecordError) as error:
        said = words.os_reason(error) if isinstance(error, OSError) else error
        print(CHECK_UNREADABLE.format(record=options.record, why=said), file=sys.stderr)
        return UNREADABLE
    if meeting.withheld:
        print(elsewhere(meeting), file=sys.stderr)
    found = checks(meeting, meeting.ended() or now())
    if options.json:
        rows = [
            {"code": c.code, "state": c.state.value, "text": c.sentence, "basis": c.basis, "item": c.item}
            for c in found
        ]
        print(json.dumps({"meeting": meeting.id, "checks": rows}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{words.MARK[one.state.value]} {one.sentence}{f'  [{one.basis}]' if one.basis else ''}")
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
    "render": papers_cli.render,
    "template": papers_cli.template,
    "check": check,
    "schema": schema,
}

if __name__ == "__main__":
    sys.exit(main())
