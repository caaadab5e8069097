"""Finds the row of headings and the columns of a members' list, by name, in any order."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from assistant.wording import workspace as words
from assistant.workspace.cells import cell_text, member_status
from assistant.workspace.column_choice import Choices, ColumnChoice, chosen_row
from assistant.workspace.names import fold
from assistant.workspace.table import Row, Sheet

SEARCHED_ROWS = 10
NO_CHOICES: Choices = {}
TICKS = frozenset({"x", "1", "v", "co", "\u2713", "\u2714", "+"})
"""What people put into a column that is a status by its heading."""
WOMEN = "birth of women"
HEADINGS = {
    "name": "ho ten|ho va ten|ho ten dang vien|ho va ten dang vien|ten dang vien|dang vien|dong chi"
    "|ho va ten khai sinh|ho ten khai sinh",
    "family": "ho|ho dem|ho va dem|ho va ten dem|ho va chu dem|ho ten dem|ho lot|ho va chu lot",
    "given": "ten",
    "status": "trang thai|loai dang vien|loai|dang vien loai|tinh trang|dien dang vien|loai dv|hinh thuc sinh hoat",
    "role": "chuc vu|chuc vu dang|chuc vu trong chi bo|chuc vu trong dang|nhiem vu|chuc danh",
    "sex": "gioi tinh|gioi|nam nu|phai",
    "birth": "ngay sinh|ngay thang nam sinh|nam sinh|sinh ngay|ngay thang sinh|sinh nam",
    "called": "ten goi|ten thuong goi|ten hay goi",
    "admitted": "ngay vao dang|ngay ket nap|ngay vao dang du bi|ngay ket nap dang|ngay du bi",
    "confirmed": "ngay chinh thuc|ngay vao dang chinh thuc|ngay cong nhan chinh thuc"
    "|ngay cong nhan dang vien chinh thuc",
    "days": "ngay vao dang ngay chinh thuc|ngay vao dang va ngay chinh thuc|ngay vao dang chinh thuc du bi",
    "phone": "dien thoai|so dien thoai|sdt|dt|dtdd|di dong|so dt|dien thoai di dong",
}
"""Field → the headings it goes by, folded and without punctuation."""
BY_HEADING = {heading: field for field, all_of in HEADINGS.items() for heading in all_of.split("|")}
TITLES = {
    "name": words.NAME,
    "status": words.STATUS_COLUMN,
    "role": words.ROLE,
    "sex": words.SEX,
    "birth": words.BIRTH,
    "phone": words.PHONE,
}


@dataclass(frozen=True)
class Columns:
    """Where the headings are (`row` counts from 0) and which column holds which field."""

    row: int
    places: dict[str, int]
    titles: dict[str, str]
    """Field → the heading as the file has it."""
    seen: tuple[str, ...]
    twice: tuple[str, ...]
    """Fields that two headings name."""
    more_status: tuple[int, ...] = ()
    """Further columns that tell of the status: `Loại đảng viên` beside `Tình trạng`."""
    ticked: tuple[tuple[int, str], ...] = ()
    """Columns that are a status by their headings, `Chính thức` and `Dự bị`, and are ticked: place and heading."""
    below: int = 0
    """So many of the rows of headings stand below the first, where a person said so."""
    official: bool = False
    """Whoever's row tells no status is an official member: a person said so (`workspace.column_choice`)."""

    def cell(self, row: Row, field: str) -> object:
        """The cell of a field in a row; empty where the list has no such column."""
        place = self.places.get(field)
        return row[place] if place is not None and place < len(row) else ""

    def status(self, row: Row) -> list[object]:
        """What is written of the status, in the order of the columns."""
        places = [place for place in (self.places.get("status"), *self.more_status) if place is not None]
        told = [row[place] for place in places if place < len(row) and cell_text(row[place])]
        ticked = (title for place, title in self.ticked if place < len(row) and fold(cell_text(row[place])) in TICKS)
        return [*told, *ticked]

    @property
    def tells_status(self) -> bool:
        """Whether a column tells of the status."""
        return "status" in self.places or bool(self.ticked) or self.official

    @property
    def status_places(self) -> tuple[int, ...]:
        """The columns that tell of the status in words."""
        return tuple(place for place in (self.places.get("status"), *self.more_status) if place is not None)

    def name(self, row: Row) -> str:
        """The full name, joined where family and given name have a column each."""
        if "name" in self.places:
            return cell_text(self.cell(row, "name"))
        return f"{cell_text(self.cell(row, 'family'))} {cell_text(self.cell(row, 'given'))}".strip()

    def birth(self, row: Row) -> tuple[object, str]:
        """What is written as the day of birth, and the sex it tells where men and women have a column each."""
        if WOMEN not in self.places:
            return self.cell(row, "birth"), ""
        men, women = self.cell(row, "birth"), self.cell(row, WOMEN)
        return (men, words.MALE) if cell_text(men) else (women, words.FEMALE if cell_text(women) else "")

    def is_heading(self, row: Row) -> bool:
        """Whether a row goes on with the headings: `Nam | Nữ` below them, or the columns' numbers (1), (2), (3)."""
        told = {_plain(cell_text(self.cell(row, field))) for field in self.places} - {""}
        return told <= {"nam", "nu", "du bi", "chinh thuc"} or _plain(self.name(row)) in BY_HEADING

    def is_blank(self, row: Row) -> bool:
        """Whether none of the fields has anything in it (a numbered empty line counts as blank)."""
        return not any(cell_text(self.cell(row, field)) for field in self.places)


def find_columns(sheet: Sheet, choices: Choices = NO_CHOICES) -> Columns | None:
    """The headings among the first ten rows: a row that names members and their status, else one that names members.

    What a person chose for a row of headings goes first.
    """
    if chosen := chosen_row(sheet.rows, choices, SEARCHED_ROWS):
        return _chosen_columns(sheet, *chosen)
    hidden = sheet.marks.hidden_columns
    found = [_columns(number, row, hidden) for number, row in enumerate(sheet.rows[:SEARCHED_ROWS])]
    named = [columns for columns in found if "name" in columns.places or {"family", "given"} <= columns.places.keys()]
    best = next((columns for columns in named if columns.tells_status), next(iter(named), None))
    return _two_part_days(sheet, _two_part_birth(sheet, _two_part_name(sheet, best))) if best else None


def _chosen_columns(sheet: Sheet, row: int, choice: ColumnChoice) -> Columns:
    """The columns as they were chosen; `row` of the result is the last row of headings."""
    headings = dict(enumerate(cell_text(cell) for cell in sheet.rows[row]))  # a column may stand beyond the last one
    titles = {field: headings.get(place) or TITLES.get(field, "") for field, place in choice.places.items()}
    seen = tuple(filter(None, headings.values()))
    first = _two_part_birth(sheet, Columns(row, dict(choice.places), titles, seen, (), official=choice.official))
    return replace(first, row=row + choice.below, below=choice.below)


def _two_part_birth(sheet: Sheet, columns: Columns) -> Columns:
    """One heading `Ngày sinh` over two columns, `Nam` and `Nữ` below it, as the lists of Party offices have it."""
    place, below = columns.places.get("birth"), sheet.rows[columns.row + 1 : columns.row + 2]
    if place is None or not below or [_plain(cell_text(cell)) for cell in below[0][place : place + 2]] != ["nam", "nu"]:
        return columns
    return replace(columns, places={**columns.places, WOMEN: place + 1})


def _two_part_days(sheet: Sheet, columns: Columns) -> Columns:
    """One heading `Ngày vào Đảng` over two columns, `Dự bị` and `Chính thức` below it."""
    place, below = columns.places.get("admitted"), sheet.rows[columns.row + 1 : columns.row + 2]
    if place is None or "confirmed" in columns.places or not below:
        return columns
    told = [_plain(cell_text(cell)) for cell in below[0][place : place + 2]]
    if told not in (["du bi", "chinh thuc"], ["ngay du bi", "ngay chinh thuc"], ["ngay vao", "chinh thuc"]):
        return columns
    return replace(columns, places={**columns.places, "confirmed": place + 1})


def _two_part_name(sheet: Sheet, columns: Columns) -> Columns:
    """One heading `Họ và tên` over two columns (family names, then the given name under an empty heading)."""
    place = columns.places.get("name")
    if place is None or place + 1 >= len(sheet.rows[columns.row]) or cell_text(sheet.rows[columns.row][place + 1]):
        return columns
    below = [cell_text(row[place + 1]) for row in sheet.rows[columns.row + 1 :]]
    if not any(below) or any(len(given.split()) > 1 or not given.isalpha() for given in below if given):
        return columns
    places = {field: where for field, where in columns.places.items() if field != "name"}
    titles = {**columns.titles, "family": columns.titles["name"], "given": columns.titles["name"]}
    return replace(columns, places={**places, "family": place, "given": place + 1}, titles=titles)


def _columns(number: int, row: Row, hidden: Container[int] = ()) -> Columns:
    """The fields that one row names; of two columns for one field the one that is not `hidden`."""
    places: dict[str, int] = {}
    twice: list[str] = []
    more_status: list[int] = []
    ticked: list[tuple[int, str]] = []
    headings = [cell_text(cell) for cell in row]
    for place in sorted(range(len(row)), key=lambda place: (place in hidden, place)):
        field = _field(row[place])
        if field is None and place not in hidden and member_status(headings[place]):
            ticked.append((place, headings[place]))
        elif field and field not in places:
            places[field] = place
        elif field == "status" and place not in hidden and _plain(headings[place]) != _plain(headings[places[field]]):
            more_status.append(place)
        elif field and place not in hidden:
            twice.append(field)
    if "given" in places and not {"name", "family"} & places.keys():
        places["name"] = places.pop("given")
    titles = {field: headings[place] for field, place in places.items()}
    seen = tuple(filter(None, headings))
    return Columns(number, places, titles, seen, tuple(twice), tuple(more_status), tuple(ticked))


def _field(heading: object) -> str | None:
    """The field that a heading names, as a whole or by one of its lines: `Họ và tên` over `Họ và tên khai sinh`."""
    lines = re.split(r"[\n\r/;]", str(heading)) if isinstance(heading, str) else []
    told = (BY_HEADING.get(_plain(cell_text(one))) for one in (heading, *lines))
    return next(filter(None, told), None)


def _plain(heading: str) -> str:
    """A heading folded, without punctuation and without what stands in brackets: `Ngày sinh (dd/mm/yyyy)`."""
    return " ".join(re.sub(r"[^a-z]+", " ", re.sub(r"\(.*?\)", " ", fold(heading))).split())
