"""Các sổ của chi bộ trong một năm, each a pandas frame of what people read in it (docs/domain.md 6.5–6.8, 6.10).

A register is made from the frames of the index (`analysis.frames`) alone. Cells are days, numbers and texts; a column
that is not in `columns` is for whoever sorts and colours (a task's `state`), and is printed nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from assistant.analysis.absences import absence_rows
from assistant.analysis.frames import Rows, frame
from assistant.analysis.register_table import CellKind, Column, Register, Sources, records
from assistant.analysis.year import year_figures
from assistant.wording import registers as words
from assistant.wording.domain import GRADE, OPINION, group_label
from assistant.wording.motions import MATTERS

Maker = Callable[[Sources], Register]


def make_register(name: str, sources: Sources) -> Register:
    """A register by its name. KeyError for another one."""
    made = MAKERS[name](sources)
    numbered = made.frame.assign(no=range(1, len(made.frame) + 1))
    return replace(made, columns=(_column("no", CellKind.COUNT, 5), *made.columns), frame=numbered)


def _column(code: str, kind: CellKind = CellKind.TEXT, width: int = 12) -> Column:
    return Column(code, words.HEADING[code], kind, width)


def _register(sources: Sources, name: str, columns: Iterable[Column], rows: Rows, *hidden: str) -> Register:
    columns = tuple(columns)
    return Register(name, sources.year, columns, frame(rows, (*(one.code for one in columns), *hidden)))


DAY_COLUMN = _column("day", CellKind.DAY, 12)
MEETING_COLUMN = _column("meeting", width=34)
PLACED = ("meeting_id", "path")
"""Where a row leads to: the meeting, and its record."""


def _placed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in PLACED}


def minutes_book(sources: Sources) -> Register:
    """Sổ biên bản: every meeting with the numbers of its minutes."""
    rows = [
        {
            **_placed(row),
            **{name: row[name] for name in ("day", "meeting", "number", "chair", "secretary", "minutes")},
            **{name: row[name] for name in ("present", "expected", "percent", "opinions", "speakers")},
            **{name: row[name] for name in ("conclusions", "tasks", "points", "adopted")},
            "votes": words.VOTES_TOLD.format(passed=row["passed"], voted=row["voted"]) if row["voted"] else "",
            "grade": GRADE.get(row["grade"], row["grade"]),
        }
        for row in records(sources.held.meetings)
    ]
    columns = (
        DAY_COLUMN,
        MEETING_COLUMN,
        _column("number", width=7),
        _column("chair", width=18),
        _column("secretary", width=18),
        _column("minutes", CellKind.COUNT, 6),
        _column("present", CellKind.COUNT, 5),
        _column("expected", CellKind.COUNT, 7),
        _column("percent", CellKind.PERCENT, 8),
        _column("speakers", CellKind.COUNT, 10),
        _column("opinions", CellKind.COUNT, 7),
        _column("conclusions", CellKind.COUNT, 8),
        _column("votes", width=14),
        _column("tasks", CellKind.COUNT, 9),
        _column("points", CellKind.POINTS, 7),
        _column("grade", width=9),
        _column("adopted", CellKind.DAY, 12),
    )
    return _register(sources, "bien-ban", columns, rows, *PLACED)


def resolutions(sources: Sources) -> Register:
    """Sổ nghị quyết, biểu quyết: what was put to the vote, against which base, and whether it passed."""
    rows = [
        {
            **_placed(row),
            **{name: row[name] for name in ("day", "meeting", "in_favour", "against", "abstained", "base", "percent")},
            "title": "\n".join(filter(None, (row["title"], row["text"]))),
            "matter": MATTERS[row["matter"]],
            "outcome": words.PASSED if row["passed"] else words.FAILED,
        }
        for row in records(sources.held.votes)
    ]
    columns = (
        DAY_COLUMN,
        MEETING_COLUMN,
        _column("title", CellKind.LONG, 50),
        _column("matter", width=16),
        _column("in_favour", CellKind.COUNT, 8),
        _column("against", CellKind.COUNT, 8),
        _column("abstained", CellKind.COUNT, 8),
        _column("base", CellKind.COUNT, 7),
        _column("percent", CellKind.PERCENT, 8),
        _column("outcome", width=16),
    )
    return _register(sources, "nghi-quyet", columns, rows, *PLACED)


def attendance(sources: Sources) -> Register:
    """Sổ theo dõi dự sinh hoạt: a row a member, a sign a meeting, and who was away too often (N15, N26)."""
    meetings = [row for row in records(sources.held.meetings) if row["cell"]]
    signs = [
        Column(row["meeting_id"], words.day_and_month(row["day"]), CellKind.MARK, 6 if len(meetings) < 13 else 5)
        for row in meetings
    ]
    columns = (
        _column("name", width=24),
        _column("group", width=13),
        *signs,
        _column("present", CellKind.COUNT, 6),
        _column("expected", CellKind.COUNT, 7),
        _column("percent", CellKind.PERCENT, 8),
        _column("excused", CellKind.COUNT, 7),
        _column("unexcused", CellKind.COUNT, 7),
        _column("running", CellKind.COUNT, 8),
        _column("remark", CellKind.LONG, 30),
    )
    rows = absence_rows(sources.held)
    return replace(_register(sources, "diem-danh", columns, rows, "member", "flag"), notes=(words.MARKS_TOLD,))


def speaking(sources: Sources) -> Register:
    """Sổ phát biểu: a row a member: at how many meetings they were, at how many they gave an opinion, and which."""
    roll, given = sources.held.roll, sources.held.opinions
    given = given[~given["is_guest"].astype(bool)]
    came = roll[roll["presence"] == "present"].groupby("member")["meeting_id"].nunique()
    told = dict(iter(given.groupby("speaker", sort=False)))
    people = {row["member"]: row for row in records(roll)}
    rows = []
    for member, row in people.items():
        mine = told.get(member, given.iloc[:0])
        kinds = mine["kind"].dropna().value_counts()
        rows.append(
            {
                "member": member,
                "name": row["name"],
                "group": group_label(row["group"]),
                "came": int(came.get(member, 0)),
                "spoke": int(mine["meeting_id"].nunique()),
                "opinions": len(mine),
                "kinds": words.kinds_told({str(kind): int(many) for kind, many in kinds.items()}, OPINION),
                "length": round(float(mine["seconds"].sum()) / 60),
                "last": max(mine["day"], default=None),
            }
        )
    columns = (
        _column("name", width=26),
        _column("group", width=15),
        _column("came", CellKind.COUNT, 9),
        _column("spoke", CellKind.COUNT, 10),
        _column("opinions", CellKind.COUNT, 9),
        _column("kinds", CellKind.LONG, 44),
        _column("length", CellKind.COUNT, 9),
        _column("last", CellKind.DAY, 12),
    )
    return replace(_register(sources, "phat-bieu", columns, rows, "member"), notes=_kept_apart(sources))


def opinion_lines(sources: Sources) -> Register:
    """Sổ ý kiến: every opinion with its speaker and its words; of one under a secret item, only that it was given."""
    rows = [
        {
            **_placed(row),
            "day": row["day"],
            "name": row["name"],
            "kind": OPINION.get(row["kind"], ""),
            "heading": words.UNTOLD if row["secret"] else row["heading"],
            "text": row["text"],
        }
        for row in records(sources.held.opinions)
    ]
    columns = (
        DAY_COLUMN,
        _column("name", width=24),
        _column("kind", width=18),
        _column("heading", CellKind.LONG, 32),
        _column("text", CellKind.LONG, 70),
    )
    return replace(_register(sources, "y-kien", columns, rows, *PLACED), notes=_kept_apart(sources))


def _kept_apart(sources: Sources) -> tuple[str, ...]:
    """How many opinions count in the figures of their meetings and are not here, for the records do not tell whose."""
    apart = int(sources.held.meetings["opinions"].sum()) - len(sources.held.opinions)
    return (words.OPINIONS_APART.format(count=apart),) if apart else ()


def tasks(sources: Sources) -> Register:
    """Sổ theo dõi nhiệm vụ: every task that was given in the year or went on in it, as it stands today (6.8)."""
    columns = (
        _column("what", CellKind.LONG, 46),
        _column("owners", CellKind.LONG, 24),
        _column("given", CellKind.DAY, 12),
        _column("due", CellKind.DAY, 12),
        _column("product", CellKind.LONG, 22),
        _column("status", width=19),
        _column("result", CellKind.LONG, 28),
        _column("done_on", CellKind.DAY, 12),
        _column("told", width=18),
    )
    return _register(sources, "viec", columns, sources.lives, *PLACED, "id", "state", "life")


def dues(sources: Sources) -> Register:
    """Sổ đảng phí: what was told at the opening of each meeting (HD 42-HD/BTCTW)."""
    rows = [
        {
            **_placed(row),
            **{name: row[name] for name in ("day", "meeting", "paid", "total")},
            "missing": row["total"] - row["paid"] if row["total"] is not None and row["paid"] is not None else None,
            "note": row["dues_note"],
        }
        for row in records(sources.held.meetings)
        if row["paid"] is not None or row["total"] is not None or row["dues_note"].strip()
    ]
    columns = (
        DAY_COLUMN,
        MEETING_COLUMN,
        _column("paid", CellKind.COUNT, 10),
        _column("total", CellKind.COUNT, 10),
        _column("missing", CellKind.COUNT, 10),
        _column("note", CellKind.LONG, 50),
    )
    return _register(sources, "dang-phi", columns, rows, *PLACED)


def issued_numbers(sources: Sources) -> Register:
    """Sổ số văn bản: the numbers given out in the year, those struck too, each with its reason (7.3)."""
    rows = [
        {
            "day": one.day,
            "number": one.number,
            "type": one.kind,
            "issuer": one.issuer,
            "what_said": one.title,
            "struck": " · ".join(filter(None, (words.short_day(one.struck_on), one.struck))),
        }
        for one in sorted((*sources.numbers, *sources.struck), key=lambda one: (one.day, one.kind, one.value or 0))
        if one.day.year == sources.year
    ]
    columns = (
        DAY_COLUMN,
        _column("number", width=12),
        _column("type", width=13),
        _column("issuer", width=14),
        _column("what_said", CellKind.LONG, 60),
        _column("struck", CellKind.LONG, 30),
    )
    return _register(sources, "so-van-ban", columns, rows)


def visits(sources: Sources) -> Register:
    """Sổ cấp trên dự: the superior's delegates and what they said (6.5)."""
    rows = [
        {
            **_placed(row),
            **{name: row[name] for name in ("day", "meeting", "unit", "said")},
            "visitor": row["name"],
            "office": row["title"],
        }
        for row in records(sources.held.visits)
    ]
    columns = (
        DAY_COLUMN,
        MEETING_COLUMN,
        _column("visitor", width=24),
        _column("office", width=20),
        _column("unit", width=20),
        _column("said", CellKind.LONG, 60),
    )
    return _register(sources, "cap-tren-du", columns, rows, *PLACED)


def remarks(sources: Sources) -> Register:
    """Sổ biểu dương, phê bình: what was written or said of it, in its own words."""
    rows = [
        {
            **_placed(row),
            **{name: row[name] for name in ("day", "meeting", "person")},
            "role": words.ROLE[row["role"]],
            "what_said": row["text"],
        }
        for row in records(sources.held.remarks)
    ]
    columns = (
        DAY_COLUMN,
        MEETING_COLUMN,
        _column("role", width=20),
        _column("person", width=24),
        _column("what_said", CellKind.LONG, 76),
    )
    return _register(sources, "khen-phe-binh", columns, rows, *PLACED)


def summary(sources: Sources) -> Register:
    """Tổng hợp năm: a row a month, with its regular meeting and the tasks that fell due in it (6.7)."""
    rows = []
    for one in year_figures(sources).months:
        due = vars(one.due)
        told = {**vars(one), **due, "grade": GRADE.get(one.grade, "")}
        rows.append(told if one.day else {"month": one.month, **due})
    columns = (
        _column("month", CellKind.COUNT, 8),
        DAY_COLUMN,
        *(_column(code, CellKind.COUNT, 8) for code in ("minutes", "minutes_asked", "present", "expected")),
        _column("percent", CellKind.PERCENT, 8),
        *(_column(code, CellKind.COUNT, 8) for code in ("speakers", "opinions", "conclusions")),
        *(_column(code, CellKind.COUNT, 9) for code in ("in_time", "late", "overdue")),
        _column("points", CellKind.POINTS, 8),
        _column("grade", width=11),
    )
    return _register(sources, "tong-hop", columns, rows)


MAKERS: Mapping[str, Maker] = {
    "viec": tasks,
    "bien-ban": minutes_book,
    "nghi-quyet": resolutions,
    "diem-danh": attendance,
    "phat-bieu": speaking,
    "y-kien": opinion_lines,
    "dang-phi": dues,
    "so-van-ban": issued_numbers,
    "cap-tren-du": visits,
    "khen-phe-binh": remarks,
    "tong-hop": summary,
}
"""Every register by the name that is typed at the command line, in the order of the page."""
