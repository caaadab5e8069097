"""Clocks that do not agree (đồng hồ sai giờ): what is said of them, and of moving all hours."""

SET = (
    "Đồng hồ máy này vừa được chỉnh {way} {span} trong khi đang họp. Thời lượng vẫn tính liên tục; các giờ đã ghi còn "
    "theo đồng hồ trước khi chỉnh."
)
SET_BEFORE = "Đồng hồ máy này đã được chỉnh {way} {span} trong khi họp; các giờ đã ghi theo đồng hồ trước khi chỉnh."
DIFFERS = (
    "Giờ đã ghi của buổi {how} hơn đồng hồ máy này {span}; chưa rõ bên nào sai. Thời lượng vẫn tính tiếp từ giờ đã "
    "ghi cuối cùng. Xin xem lại giờ của máy."
)
WRONG = (
    "Đồng hồ máy này {how} {span}; giờ của buổi vẫn ghi theo giờ đúng đã báo. Xin chỉnh lại giờ của máy khi thuận tiện."
)
DIFFERED = "Giờ đã ghi của buổi {how} hơn đồng hồ máy này {span}; chưa rõ bên nào sai."
APART = "Đồng hồ máy này {how} hơn máy {name} khoảng {minutes} phút; xin chỉnh lại giờ trước khi ghi tiếp."
SLOW, FAST = "chậm", "nhanh"


def length_words(minutes: int) -> str:
    """`60 phút`, `5 giờ 20 phút`, `9 ngày`: so long, and no more exactly than a person asks."""
    if minutes < 2 * 60:
        return f"{minutes} phút"
    if minutes < 2 * 24 * 60:
        hours, left = divmod(minutes, 60)
        return f"{hours} giờ {left} phút" if left else f"{hours} giờ"
    return f"{minutes // (24 * 60)} ngày"


def clock_sentence(ahead: int, seen: bool, running: bool) -> str:
    """That the meeting's hours are so many minutes ahead of this machine's clock (negative: behind).

    Only where a page saw the clock being set is it known which clock changed.
    """
    span = length_words(abs(ahead))
    if seen:
        return (SET if running else SET_BEFORE).format(way="lùi" if ahead > 0 else "tiến", span=span)
    return (DIFFERS if running else DIFFERED).format(how=FAST if ahead > 0 else SLOW, span=span)


def wrong_clock(ahead: int) -> str:
    """That this machine's clock is the wrong one: somebody has told the right hour."""
    return WRONG.format(how=SLOW if ahead > 0 else FAST, span=length_words(abs(ahead)))


def shift_words(minutes: int) -> str:
    """What the button does: `Dời mọi giờ đã ghi lùi 60 phút`."""
    return f"Dời mọi giờ đã ghi {'tiến' if minutes > 0 else 'lùi'} {length_words(abs(minutes))}"
