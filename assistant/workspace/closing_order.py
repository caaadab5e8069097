"""Thứ tự kết thúc: the order of the closing items, which differs from place to place (docs/domain.md 2.1)."""

from collections.abc import Sequence

from assistant.domain.rules import ItemTemplate, Panel, Phase
from assistant.wording import workspace as words

ClosingProblems = list[tuple[str, str]]
"""Message and remedy of each mistake."""


def with_closing(order: Sequence[ItemTemplate], wanted: object) -> tuple[tuple[ItemTemplate, ...], ClosingProblems]:
    """The order of business with its closing items as `wanted` (codes) puts them, and what is wrong with that.

    Items that `wanted` leaves out come after those it names; the item that ends the meeting stays last.
    """
    closing = {item.code: item for item in order if item.phase is Phase.CLOSING}
    usual = words.NOT_CODES_REMEDY
    if not isinstance(wanted, Sequence) or isinstance(wanted, str):
        return tuple(order), [(words.NOT_CODES, usual)]
    codes, told = _known(wanted, closing)
    left_out = [code for code in closing if code not in codes]
    if left_out:
        message = words.LEFT_OUT_CODES.format(codes=", ".join(left_out))
        told.append((message, words.LEFT_OUT_CODES_REMEDY.format(codes=", ".join(closing))))
    codes += left_out
    last = next((code for code in codes if Panel.END in closing[code].records), None)
    if last and codes[-1] != last:
        if last not in left_out:
            told.append((words.END_NOT_LAST.format(code=last), usual))
        codes = [*(code for code in codes if code != last), last]
    before = (item for item in order if item.phase is not Phase.CLOSING)
    return (*before, *(closing[code] for code in codes)), told


def _known(wanted: Sequence[object], closing: dict[str, ItemTemplate]) -> tuple[list[str], ClosingProblems]:
    """The codes that name closing items, each once."""
    codes: list[str] = []
    told: ClosingProblems = []
    for entry in wanted:
        code = str(entry).strip().upper()
        if code not in closing:
            remedy = words.LEFT_OUT_CODES_REMEDY.format(codes=", ".join(closing))
            told.append((words.UNKNOWN_CODE.format(code=entry), remedy))
        elif code in codes:
            told.append((words.TWICE_CODE.format(code=code), words.NOT_CODES_REMEDY))
        else:
            codes.append(code)
    return codes, told
