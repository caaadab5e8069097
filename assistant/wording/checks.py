"""Vietnamese sentences of the checks: what is reached or missing, while a meeting goes on and once it is over."""

from collections.abc import Mapping

from assistant.domain.adoption import RECORDED_AS_SENTENCE, Ending, Missing
from assistant.domain.checks.check import Check, CheckState
from assistant.domain.committee import Called
from assistant.domain.figures import exact
from assistant.domain.limits import Limit
from assistant.wording.domain import CLASSIFIED_ITEM, GRADE, OFFICES, OPINION, PEOPLE, minutes_span, period_words
from assistant.wording.figures import counted_percent, limit_text, limit_words, percent_text

SEEN = {"excused": "vắng có lý do", "unexcused": "vắng không lý do", "left": "đã về", "coming": "đến sau"}
CODED = {"kinds": OPINION, "office": OFFICES, "seen": SEEN, "grade": {**GRADE, "": "không xếp"}}
"""Facts of a check that are codes, each with its words."""
# What the checks say: (reached, missing, not known yet).
CHECKS: dict[str, tuple[str, str, str]] = {
    "rules_period": (
        "",
        "Ngày {day} ngoài thời gian áp dụng của bộ quy định “{set}” ({period}); hãy chọn bộ khác rồi lập lại buổi",
        "",
    ),
    "duration": (
        "Thời lượng {minutes} phút, đủ tối thiểu {least} phút",
        "Thời lượng mới {minutes} phút, thiếu {short} phút so với tối thiểu {least} phút",
        "Thời lượng: chưa đủ dữ liệu (chưa có giờ bắt đầu)",
    ),
    "opinions": (
        "{have} ý kiến phát biểu của {people}, đủ tối thiểu {least} ý kiến",
        "Thiếu {short} ý kiến phát biểu ({have} ý kiến, tối thiểu {least})",
        "Số ý kiến: chưa đủ dữ liệu",
    ),
    "speakers": (
        "{have} {people} phát biểu ý kiến, đủ tối thiểu {least} người",
        "Thiếu {short} người phát biểu ý kiến ({have} {people}, tối thiểu {least})",
        "Số người phát biểu: chưa đủ dữ liệu",
    ),
    "speech_text": ("", "Phát biểu của đ/c {name} chưa ghi nội dung", ""),
    "unsettled": (
        "Câu hỏi và ý kiến khác đã được trả lời, thống nhất",
        "{count} câu hỏi, ý kiến khác chưa được trả lời, thống nhất ({names})",
        "",
    ),
    "ideology": (
        "Thời gian về tư tưởng, phê bình {minutes} phút (yêu cầu {span})",
        "Thời gian về tư tưởng, phê bình {minutes} phút, yêu cầu {span}",
        "",
    ),
    "read_back": ("Các nội dung đã được đọc lại", "{count} nội dung chưa đọc lại: {titles}", ""),
    "chair": ("Có chủ trì", "Chưa có tên chủ trì", ""),
    "secretary": ("Có thư ký", "Chưa cử thư ký", ""),
    "leading_absent": ("", "Đ/c {name} là {office} nhưng được ghi là {seen}; hãy ghi người thay", ""),
    "notice": (
        "Thông báo trước {days} ngày (yêu cầu ít nhất {least} ngày)",
        "Thông báo trước {days} ngày, ít hơn yêu cầu {least} ngày",
        "Thông báo trước: chưa đủ dữ liệu (chưa ghi ngày thông báo)",
    ),
    "notice_after": (
        "",
        "Ngày thông báo ({sent}) sau ngày sinh hoạt ({day}); hãy kiểm tra lại ngày thông báo",
        "",
    ),
    "notice_moved": (
        "",
        "Thông báo ngày {sent} ghi họp {was_hour} ngày {was_day}{was_place}, nay là {hour} ngày {day}{place}: cần thông báo lại",
        "",
    ),
    "roll": ("Đã điểm danh đủ", "Còn {unmarked} {people} chưa điểm danh", "Điểm danh: chưa đủ dữ liệu"),
    "absence_reason": ("", "Đ/c {name} vắng có lý do nhưng chưa ghi lý do", ""),
    "attendance": (
        "Tỷ lệ dự {percent}% ({present}/{expected}), đạt yêu cầu {limit}%",
        "Tỷ lệ dự {percent}% ({present}/{expected}), chưa đạt yêu cầu {limit}%",
        "",
    ),
    "excused_in_a_row": (
        "",
        "Đ/c {name} vắng có lý do {times} lần liên tiếp trong năm, quá {most} lần",
        "",
    ),
    "unexcused": ("Không có {people} vắng không lý do", "Có {unexcused} {people} vắng không lý do", ""),
    "items_reached": (
        "Đã tiến hành đủ các nội dung",
        "Chưa tiến hành {count} nội dung: {titles}",
        "Các nội dung: chưa tiến hành",
    ),
    "items_not_held": ("", "Không tiến hành {count} nội dung: {titles}", ""),
    "conclusion": ("Đã có kết luận: {title}", "Chưa có kết luận của chủ trì: {title}", ""),
    "agenda": ("Đã thông qua chương trình", "Chưa thông qua chương trình", ""),
    "action_owner": ("Nhiệm vụ nào cũng có người thực hiện", "{count} nhiệm vụ chưa có người thực hiện: {whats}", ""),
    "action_due": ("Nhiệm vụ nào cũng có thời hạn", "{count} nhiệm vụ chưa có thời hạn: {whats}", ""),
    "carried": ("Nhiệm vụ kỳ trước đã đến hạn đều được đánh giá", "{count} nhiệm vụ kỳ trước chưa được đánh giá: {whats}", ""),
    "resolution": ("Có kết luận, nghị quyết", "Chưa có nội dung kết luận, nghị quyết", "Kết luận, nghị quyết: chưa đủ dữ liệu"),
    "vote": ("Đã biểu quyết: {title}", "Chưa biểu quyết: {title}", "Biểu quyết: chưa đủ dữ liệu"),
    "vote_failed": ("", "Không được thông qua: {title} (tán thành {in_favour}/{base}, cần từ {least})", ""),
    "secret_ballot": ("", "“{title}” biểu quyết bằng giơ tay, trong khi quy định yêu cầu bỏ phiếu kín", ""),
    "minutes": ("Biên bản đã được thông qua", "Biên bản chưa được thông qua", "Thông qua biên bản: chưa đủ dữ liệu"),
    "fact": ("Đã ghi: {label}", "Chưa ghi: {label}", "Chưa đến lúc ghi: {label}"),
    "presenter": (
        "Có người trình bày: {title}",
        "Chưa có người trình bày: {title}",
        "Người trình bày “{title}”: chưa phân công",
    ),
    "draft_sent": (
        "Dự thảo chuyên đề gửi trước {days} ngày (yêu cầu ít nhất {least} ngày)",
        "Dự thảo chuyên đề gửi trước {days} ngày, ít hơn yêu cầu {least} ngày",
        "Ngày gửi dự thảo chuyên đề: chưa đọc được ngày (ghi dạng 20/9/2026)",
    ),
    "draft_after": (
        "",
        "Ngày gửi dự thảo chuyên đề ({sent}) sau ngày sinh hoạt ({day}); hãy kiểm tra lại ngày gửi",
        "",
    ),
    "opinion_kinds": (
        "Có đủ các loại ý kiến về chuyên đề",
        "Chưa có ý kiến về: {kinds}",
        "Ý kiến về chuyên đề: chưa đủ dữ liệu",
    ),
    "window": (
        "Ngày {day} nằm trong khoảng quy định (từ ngày {first} đến ngày {last} hằng tháng)",
        "Ngày {day} nằm ngoài khoảng quy định (từ ngày {first} đến ngày {last} hằng tháng)",
        "",
    ),
    "committee_size": ("", "Danh sách ghi {have} chi ủy viên, nhiều hơn mức tối đa {most}", ""),
    "score": (
        "Tự chấm {points}/{most} điểm, xếp loại: {grade}",
        "Tự chấm điểm: còn {count} tiêu chí chưa có điểm hoặc chưa ghi lý do ({numbers})",
        "Tự chấm điểm: chưa chấm",
    ),
    "score_differs": (
        "",
        "Tiêu chí {number} ghi {points} điểm, nay hồ sơ cho thấy {proposed} điểm: hãy xem lại hoặc ghi lý do",
        "",
    ),
    "posting": ("", "", "Đăng tài liệu, gửi kết quả: chậm nhất ngày {day} (trong {days} ngày); hồ sơ không ghi việc này"),
    "cell_size": ("", "Chi bộ có {have} đảng viên chính thức, ít hơn mức tối thiểu {least}", ""),
    "quorum": (
        "Có mặt {present}/{base} {people} có quyền biểu quyết",
        "Chỉ có mặt {present}/{base} {people} có quyền biểu quyết, không đủ để thông qua nghị quyết",
        "",
    ),
    "motion_quorum": (
        "",
        "Chỉ có mặt {present}/{base} người có quyền biểu quyết, không đủ để thông qua “{title}” (cần từ {least} người)",
        "",
    ),
}  # fmt: skip
SAID_WHEN_OVER = (
    ("Thời lượng mới ", "Thời lượng chỉ "),
    ("(mới có ", "(chỉ có "),
    ("đ/c ", "đồng chí "),
    ("Đ/c ", "Đồng chí "),
)
"""Words of a meeting that goes on, and what stands for them on paper once it is over (`mới 69 phút`: `chỉ 69 phút`)."""


def check_sentence(found: Check) -> str:
    """The sentence of a check."""
    return check(found.code, found.state.value, found.facts)


def missing_sentence(one: Missing) -> str:
    """What was missing at the end, as it is printed: of a meeting that is over, by words of the past.

    An end that was recorded in sentences is printed as it was, letter for letter.
    """
    said = check(one.code, CheckState.MISSING.value, one.facts)
    return said if RECORDED_AS_SENTENCE in one.facts else said_when_over(said)


def said_when_over(sentence: str) -> str:
    """A sentence of a meeting that goes on, as a paper says it once it is over (`mới 69 phút`: `chỉ 69 phút`)."""
    for going_on, over in SAID_WHEN_OVER:
        sentence = sentence.replace(going_on, over)
    return sentence


def can_be_said(one: Missing) -> bool:
    """Whether its code and facts make a sentence: those of a record by another hand may not."""
    try:
        return bool(missing_sentence(one))
    except (KeyError, ValueError):
        return False


def missing_sentences(ending: Ending) -> list[str]:
    """Everything that was missing at the end; an older record has it in sentences."""
    return [*map(missing_sentence, ending.missing), *ending.gaps]


def check(code: str, state: str, facts: Mapping[str, object]) -> str:
    """The sentence of the check with this code."""
    told = {name: fact_in_words(name, fact) for name, fact in facts.items()}
    told["people"] = PEOPLE[Called(str(facts.get("called", Called.MEMBERS)))]
    if code == "attendance":
        told |= attendance_figures(facts)
    if code == "ideology":
        told["span"] = minutes_span(*(int(str(facts[end])) for end in ("least", "most")))
    if code == "notice_moved":
        told |= {end: f", tại {told[end]}" if told[end] else "" for end in ("was_place", "place")}
    if code == "rules_period":
        told["period"] = period_words(str(facts["since"]), str(facts["until"]))
    return CHECKS[code][("reached", "missing", "unknown").index(state)].format(**told)


def attendance_figures(facts: Mapping[str, object]) -> dict[str, str]:
    """The rate that was counted and the limit; a check recorded before they were kept apart says only its number."""
    present, expected, least = (float(str(facts[name])) for name in ("present", "expected", "least"))
    limit = limit_words(Limit(exact(least), bool(facts["at_least"]))) if "at_least" in facts else limit_text(least)
    return {"percent": counted_percent(int(present), int(expected), least), "limit": limit}


def fact_in_words(name: str, fact: object) -> object:
    """A fact of a check as its sentence has it; what has no name there is kept secret."""
    if name in CODED:
        codes = fact if isinstance(fact, tuple) else (fact,)
        return "; ".join(CODED[name][str(code)] for code in codes)
    if isinstance(fact, tuple):
        return ("; " if name == "whats" else ", ").join(one or CLASSIFIED_ITEM for one in fact)
    if isinstance(fact, float):
        return percent_text(fact) if name == "percent" else limit_text(fact)
    return CLASSIFIED_ITEM if name == "title" and fact == "" else fact
