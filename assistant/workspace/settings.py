"""One value of chi-bo.yaml: what a person wrote → the value it means, or `SettingRefused` with message and remedy."""

import re
from datetime import date, time, timedelta, timezone, tzinfo

from assistant.domain.numbering import NumberingRule
from assistant.domain.people import CellType
from assistant.rules.order import TYPE_NAMES
from assistant.rules.problems import nearest
from assistant.rules.spans import read_day
from assistant.wording import workspace as words
from assistant.workspace.names import slug, tidy_name

ZONE_NAMES = {"asia/ho_chi_minh": 7, "asia/saigon": 7, "asia/bangkok": 7}
"""Zones of Vietnam's time, which is one offset all year."""
LONGEST = 500
"""Characters of one value."""


class SettingRefused(Exception):
    """A value that cannot be used."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def read_line(value: object) -> str:
    """A text of one line; a number is taken as it stands."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SettingRefused(words.NOT_TEXT.format(value=value), words.NOT_TEXT_REMEDY)
    written = tidy_name(str(value))
    if len(written) > LONGEST:
        raise SettingRefused(
            words.TOO_LONG_VALUE.format(length=len(written), most=LONGEST), words.TOO_LONG_VALUE_REMEDY
        )
    return written


def read_cell_type(value: object) -> CellType:
    """Loại hình chi bộ, by its short name, its label or a part of it (`Tổ dân phố`)."""
    parts = {slug(part): kind for kind, label in words.CELL_TYPE.items() for part in (label, *label.split(","))}
    known = {**parts, **TYPE_NAMES}
    wanted = slug(read_line(value))
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, TYPE_NAMES)
    names = words.NEAREST_TYPE.format(near=near) if near else ""
    remedy = words.TYPE_REMEDY.format(names=names + ", ".join(name for name in TYPE_NAMES if name != near))
    raise SettingRefused(words.UNKNOWN_TYPE.format(value=value), remedy)


def read_agencies(value: object) -> tuple[str, ...]:
    """Các cơ quan of a cell that several of them share: two names or more, each once."""
    names = tuple(read_line(name) for name in value) if isinstance(value, list) else ()
    if len(set(names)) < 2 or len(set(names)) != len(names) or not all(names):
        raise SettingRefused(words.NOT_AGENCIES, words.NOT_AGENCIES_REMEDY)
    return names


def read_meeting_day(value: object) -> int:
    """Ngày họp: day of the month, 1 to 31."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 31:
        raise SettingRefused(words.NOT_DAY.format(value=value), words.NOT_DAY_REMEDY)
    return int(value)


def read_hour(value: object) -> time:
    """Giờ họp: `14:00`, `14h00` or `14h`."""
    found = re.fullmatch(r"(\d{1,2})(?:[:h.](\d{2})|h)", str(value).strip().lower())
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise SettingRefused(words.NOT_TIME.format(value=value), words.NOT_TIME_REMEDY)


def read_symbol(value: object) -> str:
    """Ký hiệu: the issuer's part of a number such as `Số 05-BB/CB`."""
    written = read_line(value)
    if re.fullmatch(r"\w+([-/]\w+)*", written):
        return written
    raise SettingRefused(words.NOT_SYMBOL.format(value=written), words.NOT_SYMBOL_REMEDY)


def read_zone(value: object) -> tzinfo:
    """Múi giờ: an offset such as `+07:00`, or the name of Vietnam's zone."""
    written = str(value).strip()
    if written.lower() in ZONE_NAMES:
        return timezone(timedelta(hours=ZONE_NAMES[written.lower()]))
    found = re.fullmatch(r"([+-])(\d{1,2})(?::?(\d{2}))?", written)
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        raise SettingRefused(words.NOT_ZONE.format(value=written), words.NOT_ZONE_REMEDY)
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(offset if found[1] == "+" else -offset)


def read_list_name(value: object) -> str:
    """Name of the members' list: one file in the cell's folder, no path."""
    written = read_line(value)
    if re.fullmatch(r'[^<>:"/\\|?*]+\.(xlsx|csv)', written, re.IGNORECASE):
        return written
    raise SettingRefused(words.NOT_FILE_NAME.format(value=written), words.NOT_FILE_NAME_REMEDY)


def read_snippets(value: object) -> dict[str, str]:
    """Cụm từ: the cell's own phrases by a short code of letters and digits."""
    if not isinstance(value, dict):
        raise SettingRefused(words.NOT_SNIPPETS, words.SNIPPETS_REMEDY)
    codes = {slug(str(code)).replace("-", ""): read_line(phrase) for code, phrase in value.items()}
    if any(not 1 <= len(code) <= 12 or not phrase for code, phrase in codes.items()):
        raise SettingRefused(words.NOT_SNIPPETS, words.SNIPPETS_REMEDY)
    return codes


def read_numbering(value: object) -> NumberingRule:
    """Cách đánh số văn bản: `nhiem-ky`, `nam`, `thang` or `tay`."""
    wanted = slug(read_line(value))
    if wanted in set(NumberingRule):
        return NumberingRule(wanted)
    raise SettingRefused(words.NOT_NUMBERING.format(value=value), words.NOT_NUMBERING_REMEDY)


def read_secrets_apart(value: object) -> bool:
    """Nội dung mật: `luu_rieng` (apart, on this machine) or `luu_chung` (with the others)."""
    wanted = slug(read_line(value)).replace("-", "_")
    if wanted in ("luu_rieng", "luu_chung"):
        return wanted == "luu_rieng"
    raise SettingRefused(words.NOT_SECRETS.format(value=value), words.NOT_SECRETS_REMEDY)


def read_practice(value: object) -> bool:
    """Tập dượt: `co` or `khong`."""
    wanted = slug(read_line(value))
    if wanted in ("co", "khong", "true", "false"):
        return wanted in ("co", "true")
    raise SettingRefused(words.NOT_PRACTICE.format(value=value), words.NOT_PRACTICE_REMEDY)


def read_term_start(value: object) -> date:
    """Ngày bắt đầu nhiệm kỳ: `2025-05-10` or `10/5/2025`."""
    found = read_day(value)
    if found:
        return found
    raise SettingRefused(words.NOT_DATE.format(value=value), words.NOT_DATE_REMEDY)
