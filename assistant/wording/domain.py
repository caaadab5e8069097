"""Vietnamese words of the domain: what its codes are called (words of the browser: browser/)."""

from collections.abc import Mapping

from assistant.domain.agenda import AgendaItem
from assistant.domain.committee import Called
from assistant.domain.kinds import Body, MeetingKind
from assistant.domain.passages import PassageKind
from assistant.domain.roster import ListChange
from assistant.domain.rules import Level, Majority, Phase, TextField
from assistant.domain.status import Attending, MemberStatus, Standing, StatusGroup
from assistant.wording.figures import limit_text

GROUP = {
    StatusGroup.OFFICIAL: "chính thức",
    StatusGroup.PROBATIONARY: "dự bị",
    StatusGroup.TEMP_IN: "sinh hoạt tạm thời đến",
    StatusGroup.TEMP_OUT: "sinh hoạt tạm thời đi",
    StatusGroup.EXEMPT: "miễn sinh hoạt",
}
STANDING = {Standing.OFFICIAL: "Chính thức", Standing.PROBATIONARY: "Dự bị"}
ATTENDING = {
    Attending.HERE: "",
    Attending.TEMP_IN: "Sinh hoạt tạm thời đến",
    Attending.TEMP_OUT: "Sinh hoạt tạm thời đi",
    Attending.ON_DUTY: "Làm nhiệm vụ đặc biệt",
}
EXEMPT = "Miễn sinh hoạt"
PEOPLE = {Called.MEMBERS: "đảng viên", Called.COMMITTEE: "chi ủy viên", Called.LEADERS: "đồng chí"}
"""Those called to a meeting, after their number."""


def group_label(group: StatusGroup) -> str:
    """The word of a group where it stands alone: `Miễn sinh hoạt`."""
    return GROUP[group][0].upper() + GROUP[group][1:]


def status_in_sentence(status: MemberStatus) -> str:
    """The facts of a status inside a sentence: `chính thức`, `dự bị, miễn sinh hoạt`."""
    said = status_text(status)
    return said[0].lower() + said[1:]


def list_change_text(name: str, change: ListChange) -> str:
    """`bổ sung đồng chí Lê Văn An (chính thức)`; `đồng chí Lê Văn An từ dự bị thành chính thức`."""
    after = status_in_sentence(change.after)
    if change.before is None:
        return f"bổ sung đồng chí {name} ({after})"
    return f"đồng chí {name} từ {status_in_sentence(change.before)} thành {after}"


def groups_text(groups: Mapping[StatusGroup, int]) -> str:
    """Numbers by kind of member, those there are, which add up: `chính thức 14, dự bị 2`; empty for nobody."""
    return ", ".join(f"{GROUP[group]} {number}" for group, number in groups.items() if number)


def status_text(status: MemberStatus) -> str:
    """The facts of a status: `Chính thức`, `Sinh hoạt tạm thời đi`, `Dự bị, miễn sinh hoạt`.

    That somebody is an official member goes without saying where there is something else to say.
    """
    other = [ATTENDING[status.attending], EXEMPT if status.exempt else ""]
    said = [*([] if status.is_official and any(other) else [STANDING[status.standing]]), *filter(None, other)]
    return ", ".join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])


USUAL_STATUSES = (
    MemberStatus.OFFICIAL,
    MemberStatus.PROBATIONARY,
    MemberStatus.TEMP_IN,
    MemberStatus.TEMP_OUT,
    MemberStatus.EXEMPT,
    MemberStatus(attending=Attending.ON_DUTY),
)
"""What a list offers to choose from; further facts are written beside them."""
STATUS = {status: status_text(status) for status in USUAL_STATUSES}
PASSAGE_KIND = {
    PassageKind.NOTE: "ghi chép",
    PassageKind.CONCLUSION: "kết luận",
    PassageKind.OPINION: "ý kiến",
    PassageKind.ADVANCE: "ý kiến gửi trước",
    PassageKind.RESOLUTION: "nghị quyết, biểu quyết",
    PassageKind.TASK: "nhiệm vụ",
    PassageKind.FILED: "biên bản cũ",
}
"""What a passage that was found is."""
KIND = {
    MeetingKind.REGULAR: "Sinh hoạt thường kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMBINED: "Sinh hoạt thường kỳ kết hợp chuyên đề",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt đột xuất",
}
CONFERRING = "Hội ý bí thư, phó bí thư"
SITTING = {Body.CELL: ("Buổi sinh hoạt", "Chi bộ"), Body.COMMITTEE: ("Cuộc họp", "Người dự họp")}
"""What the pages call the meeting, and who adopts its minutes: a chi ủy meets, it holds no sinh hoạt."""
PHASE = {Phase.OPENING: "Mở đầu", Phase.PROCEEDINGS: "Nội dung", Phase.CLOSING: "Kết thúc"}
LAST_MONTH, NEXT_MONTH = "tháng trước", "tháng tới"
"""What the rules call the months in the titles of items: a meeting names its own."""
OWN_BOX, OWN_BOX_HINT = "Nội dung", "Ghi nội dung trình bày"
FACE_TO_FACE = "trực tiếp"
"""Hình thức họp that is proposed."""
LEVEL = {Level.NATIONAL: "trung ương", Level.LOCAL: "địa phương"}

GRADE = {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "poor": "Kém", "": ""}
PRESENCE = {"present": "Có mặt", "excused": "Vắng có lý do", "unexcused": "Vắng không lý do"}
OPINION = {
    "agreement": "đồng ý",
    "proposal": "bổ sung, đề xuất",
    "different": "ý kiến khác",
    "criticism": "phê bình, tự phê bình",
    "petition": "kiến nghị",
    "question": "câu hỏi",
    "awareness": "nhận thức, tác dụng",
    "linkage": "liên hệ",
    "draft": "góp ý dự thảo",
}
ACTION_STATUS = {
    "open": "chưa đánh giá",
    "done": "đã hoàn thành",
    "early": "hoàn thành trước hạn",
    "on_track": "đúng tiến độ",
    "under_way": "đang thực hiện",
    "partly": "hoàn thành một phần",
    "late": "chậm tiến độ",
    "needs_help": "cần hỗ trợ",
    "not_done": "chưa thực hiện",
    "stopped": "dừng thực hiện",
    "own": "ghi bằng lời của chi bộ",
}
ADDRESS = "Đ/c"
OFFICES = {"chair": "chủ trì", "secretary": "thư ký"}


def item_title(item: AgendaItem) -> str:
    """The title of an item; where a secret one is kept elsewhere, what stands in its place."""
    return item.title or CLASSIFIED_ITEM


def rail_title(item: AgendaItem) -> str:
    """The item's name on the narrow rail."""
    return item.rail_title or CLASSIFIED_ITEM


def box_label(box: TextField) -> str:
    """The name of a text box; in an item that the cell added itself it is plain."""
    return box.label or OWN_BOX


PREPARED_BY = "Để trống thì ghi: {name}"
"""Where the box that asks who prepared a topic is blank, and somebody was named to present it."""


def box_hint(box: TextField) -> str:
    """What to write into it."""
    return box.hint if box.label else OWN_BOX_HINT


def minutes_span(least: int, most: int) -> str:
    """`15–30 phút`; where only one of both is set (the other is 0), `từ 15 phút` or `đến 30 phút`."""
    if least and most:
        return f"{least}–{most} phút"
    return f"từ {least} phút" if least else f"đến {most} phút"


def period_words(since: str, until: str) -> str:
    """`từ 28/10/2025`, `từ 06/07/2018 đến hết 27/10/2025`; of days as text, empty where there is no such end."""
    ends = (f"từ {since}" if since else "", f"đến hết {until}" if until else "")
    return " ".join(end for end in ends if end) or NO_PERIOD


def mid_sentence(text: str) -> str:
    """`sinh hoạt thường kỳ` of `Sinh hoạt thường kỳ`: the small first letter of words within a sentence.

    A first word in capitals (`UBND`) stays.
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def share_words(needed: Majority) -> str:
    """`hai phần ba`, `ba phần tư`, `66,6%`."""
    if 0 < needed.parts < needed.of < len(NUMERALS):
        return f"{NUMERALS[needed.parts]} phần {'tư' if needed.of == 4 else NUMERALS[needed.of]}"
    exact = (100 * needed.parts * 100) % needed.of == 0
    return f"{limit_text(needed.percent)}%" if exact else f"{needed.parts}/{needed.of}"


def majority_words(needed: Majority) -> str:
    """What is needed: `quá nửa`, `ít nhất hai phần ba`."""
    if needed.parts * 2 == needed.of:
        return "ít nhất một nửa" if needed.at_least else "quá nửa"
    return f"{'ít nhất' if needed.at_least else 'quá'} {share_words(needed)}"


def counted_share(needed: Majority, passed: bool) -> str:
    """What was counted, against what is needed: `quá nửa`, `chưa quá nửa`, `đủ hai phần ba`, `chưa đủ hai phần ba`."""
    return ("" if passed else "chưa ") + majority_words(needed).replace("ít nhất", "đủ")


NO_PERIOD = "không ghi ngày"
MARK = {"reached": "✓", "missing": "▲", "unknown": "?"}

CLASSIFIED_ITEM = "Nội dung mật"
SECRETS_ELSEWHERE = "Hồ sơ này không có phần mật. Phần mật ở máy {machines}."
OTHER_MACHINE = "khác"
CLOSED_ITEM = "Nội dung số {number} (mật)"
CLOSED_MOTION = "Nội dung biểu quyết mật"
LAST_ACT = "Việc vừa làm"
LAST_UNDONE = "Đã hoàn tác việc vừa làm"

# What a conclusion does not name (wording.vague_conclusions.Lack).
LACKS = {"work": "việc", "person": "người thực hiện", "time": "thời hạn", "stock": "chỉ là câu chung chung"}


def lacks_words(found: tuple[str, ...]) -> str:
    """`chưa rõ người thực hiện, thời hạn`; empty where nothing is lacking."""
    if "stock" in found:
        return LACKS["stock"]
    return f"chưa rõ {', '.join(LACKS[what] for what in found)}" if found else ""
