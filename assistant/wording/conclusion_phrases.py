"""Words by which a conclusion is known to name work, somebody, a time, or to be a stock phrase.

Source: put together for `vague_conclusions` from public pages on cell meetings, docs/domain.md W2, W3 and 2.1, and
everyday office Vietnamese; no outside list was taken over. Patterns are written with diacritics; `_flat` takes them
off, so that they fit text whose diacritics slipped. An `Exact` pattern would mean something else without them (tổ/tờ,
ban/bản, thu/thứ), so it is sought as written, and in its bare form only in a text typed without any diacritics.
"""

import re
from dataclasses import dataclass

from assistant.wording.dates import strip_diacritics


def _one(words: str) -> str:
    """An alternative of phrases set apart by `|` or line ends outside brackets, the longest first."""
    parts = re.split(r"[|\n](?![^()]*\))", words)
    return "(?:" + "|".join(sorted({" ".join(part.split()) for part in parts} - {""}, key=len, reverse=True)) + ")"


def _flat(pattern: str) -> re.Pattern[str]:
    return re.compile(strip_diacritics(pattern))


@dataclass(frozen=True)
class Exact:
    """A pattern as written, and the one for text typed without diacritics."""

    written: re.Pattern[str]
    bare: re.Pattern[str]


def _exact(pattern: str) -> Exact:
    return Exact(re.compile(pattern), _flat(pattern))


# What may follow a verb without being its object ("hoàn thành tốt", "kiểm tra trong").
NO_OBJECT = _one(
    "tốt|xuất sắc|nghiêm|đầy đủ|đúng|kịp|có hiệu quả|hiệu quả|các chỉ tiêu|các nhiệm vụ|nhiệm vụ|chỉ tiêu|mục tiêu"
    "|toàn diện|thắng lợi|thực hiện|trong|trước|vào|theo|như|hơn|được|của|sớm|xong|ngay|vững|nội bộ|khối đoàn kết"
    "|chi bộ trong sạch|chi bộ vững mạnh|chi bộ ngày càng|đảng(?! viên| phí| ủy)|việc này|nội dung này|kết quả đó"
    "|tư tưởng|đường lối|chủ trương|nền nếp|rõ|gương|chủ|nông thôn mới|đời sống|nếp sống|đến(?! từng| các| tận)"
)
OBJECT = rf"(?: lại| thêm| bổ sung)? (?!{NO_OBJECT}\b)[\w“\"(]"
NOT_YET = r"(?<!đã )(?<!chưa )(?<!vừa )"

VERBS = """
lập danh sách|lập hồ sơ|lập kế hoạch|lập sổ|lập biên bản|rà soát|kiểm tra|kiểm kê|đối chiếu|thống kê|khảo sát|tổng hợp
cập nhật|hoàn thành|hoàn thiện|nộp báo cáo|nộp bản|nộp hồ sơ|gửi báo cáo|báo cáo|tổ chức|xây dựng|soạn thảo|biên soạn
chuẩn bị|tham mưu|vận động|tuyên truyền|hướng dẫn|bồi dưỡng|phụ đạo|giới thiệu|kết nạp|thành lập|niêm yết|công khai
liên hệ|liên lạc|giải quyết|hỗ trợ|giúp đỡ|thăm hỏi|trao tặng|trao quà|tặng quà|dự giờ|bàn giao|nghiệm thu|thanh toán
quyết toán|cài đặt|đăng ký|đăng tải|trả lời|xác minh|hòa giải|hoà giải|phát quang|nạo vét|dọn vệ sinh|vệ sinh|dọn dẹp
tu sửa|sửa chữa|thay thế|phun thuốc|tiêm phòng|chấm điểm|thẩm định|bố trí|bổ sung|sửa đổi|điều chỉnh|cấp phát
giải ngân|xử lý|lắp đặt|theo dõi|đôn đốc|giám sát|xác nhận|kê khai|chăm sóc|bảo dưỡng|phát động|khám sức khỏe
tập huấn|đào tạo
tuyển sinh|sơ kết|tổng kết|họp dân|mua sắm|trang bị|nhân rộng|đấu nối|ban hành|phổ biến|thông báo|kiểm định|thu gom
dạy bù|dạy thay|kiện toàn|xét kết nạp|xét công nhận|đề nghị kết nạp|đề nghị chuyển|thử nghiệm|bảo trì|sao lưu|tuần tra
"""
WHOLE = """
thu đảng phí|thu quỹ|đóng quỹ|đóng đảng phí|nộp đảng phí|ký cam kết|trồng cây|mở sổ|mở lớp|mở rộng đường|viết bài
in tài liệu|trình chi ủy|trình đảng ủy|ra quân|treo cờ|nhập dữ liệu|nhập số liệu|triển khai kế hoạch|triển khai mô hình
triển khai phần mềm|chuyển sinh hoạt|làm đường|làm thủ tục|làm hồ sơ|lấy ý kiến|lấy phiếu|bỏ phiếu|hiến đất|dọn vệ sinh
làm vệ sinh|họp dân|lập danh sách|lập hồ sơ|lập biên bản|nộp báo cáo|gửi báo cáo|nộp hồ sơ|khám sức khỏe|dạy bù
"""
SINGLE = """
lập(?! trường)|nộp|gửi|sửa|mua|lắp|trồng|dọn|thăm|tặng|treo|quét|sơn|mời|họp|viết(?! tắt)|bầu|cử|chốt|thu(?! nhập| hút)
ký|thay(?! mặt| đổi)|vá|đổ|xây(?! dựng)|làm(?! theo| tốt| việc| chủ| gương)|đo|kẻ|vẽ|cắm|cắt
phát(?= quà| tờ| phiếu| thẻ)
đặt(?= mua| lịch| hàng| biển)|trao(?! đổi)|đón|dạy|tắt|khóa|kéo|đắp|phun|di dời
"""
NOUN_BEFORE = (
    *("thành", "độc", "công", "cuộc", "buổi", "kỳ", "phiên", "dự", "phòng", "chữ", "mùa", "tiếp", "đi", "bỏ", "vắng"),
    "với",
)
AFTER_NOUN = "".join(f"(?<!{word} )" for word in NOUN_BEFORE)
WORK = _flat(rf"\b{NOT_YET}(?:{_one(WHOLE)}\b|{_one(VERBS)}{OBJECT})")
WORK_EXACT = Exact(
    re.compile(rf"\b{NOT_YET}{AFTER_NOUN}{_one(SINGLE)}{OBJECT}"),
    re.compile(strip_diacritics(rf"\b{NOT_YET}{AFTER_NOUN}(?:lap|nop|gui|sua|mua|quet|chot|xay(?! dung)){OBJECT}")),
)
# Nouns that look like verbs: only talked about, not to be done.
NOUNS = _flat(
    r"\b(?:(?:như|với|qua|theo|nội dung|bản|dự thảo|nghe|trong|các|kết quả|chất lượng|chế độ) (?:dự thảo )?"
    r"(?:báo cáo|hướng dẫn|kiểm tra|tuyên truyền|thông báo|tổng hợp|tổ chức|bổ sung)|công tác \w+ \w+"
    r"|cuộc vận động)\b|(?<=cuộc vận động )“[^”]{0,200}”|(?<=phong trào )“[^”]{0,200}”"
)

PAPER = _one(
    "chỉ thị|nghị quyết|kết luận|hướng dẫn|quy định|quyết định|kế hoạch|công văn|thông báo|tờ trình|báo cáo"
    "|chương trình|nghị định|thông tư|quy chế|luật"
)
TOPIC = _one(
    "nhiệm vụ|công tác|kết quả|phương hướng|nghị quyết|kế hoạch|báo cáo|đảng phí|chuyên đề|chỉ tiêu|chương trình"
    "|sinh hoạt|họp|kiểm điểm|tình hình|danh sách|kinh phí|tổng kết|đánh giá|xếp loại"
)
NO_TIME_WORD = "(?!trong|hết|cuối|đầu|giữa|trước|từ|vào|xong|trong|ngay|chậm)"
# What only looks like people, work or a time: papers, topics by month, times past, who speaks.
BLANKS = tuple(
    _flat(pattern)
    for pattern in (
        (
            r"^\W*(?:đồng chí |đ/c )?(?:chủ trì|chủ tọa|chủ toạ|(?:phó )?bí thư)(?: \w+){0,6}? "
            r"(?:kết luận|yêu cầu|đề nghị|nhấn mạnh|lưu ý|chỉ đạo|phát biểu|quán triệt)\b"
        ),
        (
            rf"\b(?P<kept>{PAPER})(?: số)?:? [0-9]+(?:/[0-9]{{4}})?[-/] ?[a-z][\w/-]*"
            r"(?:[ ,]+ngày [0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-][0-9]{2,4}| tháng [0-9]{1,2}(?:[ ,]+năm [0-9]{4})?))?"
        ),
        (
            rf"\b(?<!kỳ )(?<!buổi )(?<!phiên )(?<!cuộc ){TOPIC}(?: {NO_TIME_WORD}\w+){{0,2}} (?:tháng|quý|năm học|năm) "
            r"(?:[0-9]+(?:[/-][0-9]{4})?|i{1,3}|iv|qua|trước)\b(?:[ ,/]*năm [0-9]{4})?"
        ),
        r"\b(?:sinh hoạt|họp)(?: chi bộ)?(?: thường kỳ| định kỳ)? (?:hằng|hàng) (?:tháng|quý)\b",
        r"\b(?:trong )?(?:thời gian|tháng|quý|năm|tuần)(?: [0-9]+)? (?:vừa )?qua\b",
        r"\b(?:sơ kết|tổng kết|kết quả|đánh giá)(?: \w+){0,4} [0-9]+ tháng (?:đầu|cuối) năm\b",
        r"\bhồ chí minh\b|\bban (?:bí thư|chấp hành)(?: trung ương)?\b|\bbộ chính trị\b|\bbà con\b",
    )
)

STOCK = _flat(
    r"\b(?<!đã )"
    + _one(
        "nhất trí|thống nhất|tán thành|đồng ý|đồng tình|tiếp tục|tăng cường|đẩy mạnh|nâng cao|phát huy|quán triệt"
        "|nghiêm túc|nghiêm|thực hiện tốt|thực hiện có hiệu quả|hoàn thành tốt|hoàn thành xuất sắc|hoàn thành các"
        "|hoàn thành nhiệm vụ|tổ chức thực hiện|triển khai thực hiện|khắc phục|rút kinh nghiệm|xem xét|nghiên cứu"
        "|ghi nhận|tiếp thu|thông qua|quan tâm|chú ý|lưu ý|chú trọng|cố gắng|tích cực|gương mẫu|chấp hành|tập trung"
        "|giữ vững|trong sạch|vững mạnh|nỗ lực|phấn đấu|đoàn kết|làm tốt|làm theo|bám sát|chủ động|kịp thời|quyết liệt"
        "|thực hiện|thắng lợi|nêu cao|như dự thảo|theo dự thảo|theo quy định|được giao|đánh giá cao|duy trì"
        "|bảo đảm|đảm bảo|đề cao|không ngừng|tự soi|tự sửa"
        # how, without what: adverbs of exhortation; and courtesies
        "|thường xuyên|liên tục|sâu sát|sâu rộng|triệt để|mạnh mẽ|thiết thực|đồng bộ|toàn diện|quyết tâm"
        "|hoan nghênh|trân trọng|chúc mừng"
    )
    + r"\b"
)

TITLES = r"(?:đồng chí|đ/c|đ\.c|đc)"
# Words that carry no work of their own: whoever, however, and the nouns of exhortation. What is left of a clause
# without a stock phrase is taken for work, because verbs of work ("gieo", "rào chắn") cannot all be listed.
EMPTY = _exact(
    r"\b"
    + _one(
        """
        tinh thần|trách nhiệm|ý thức|nhận thức|nhiệm vụ|chất lượng|hiệu quả|công tác|lãnh đạo|chỉ đạo|đảng viên
        chi bộ|chính trị
        nội dung|chủ trương|phương án|phương hướng|ý kiến|vấn đề|việc|công việc|kết quả|thành tích|phong trào
        đóng góp|tư tưởng
        đạo đức|phong cách|kế hoạch|nghị quyết|kết luận|chỉ thị|quy định|dự thảo|báo cáo|tờ trình|biên bản|thảo luận
        bàn|trao đổi
        kiểm tra|giám sát|theo dõi|tuyên truyền|vận động|xây dựng|hoàn thành|hoàn thiện|hoàn chỉnh|thực hiện
        triển khai|tổ chức
        phụ trách|chịu|chủ trì|phối hợp|tham gia|phân công|giao|đề nghị|yêu cầu|biểu dương|tuyên dương|khen|cảm ơn
        đánh giá
        đồng chí|đ/c|đc|các|những|mọi|người|toàn|thể|tập|bộ phận|đơn vị|cá nhân|cán bộ|quần chúng|nhân dân|liên quan
        thời hạn|thời gian|hạn|xong|trước|sau|trong|ngoài|từ|đến|tới|vào|ngay|sớm|chậm|nhất|muộn|dịp|lúc|giờ|ngày
        tháng|năm|tuần
        là|và|với|về|của|cho|ở|tại|theo|như|để|thì|mà|nếu|khi|do|bởi|vì|nhằm|trên|dưới|này|đó|kia|nào|cần|phải|nên|sẽ
        được|bị
        có|không|rất|hơn|nữa|lại|tiếp|thêm|tốt|đúng|đủ|đầy đủ|nhiều|ít|một|hai|ba|số|cùng|cũng|đều|cơ bản|cao
        trên đây|trên|nêu
        gửi|trình|nộp|xem|nghe|nói|làm|đi đôi|gì|ra|lên|xuống|tự giác|trách|nghiệm|cấp trên|quan điểm|trường hợp
        tình hình|ta|xin|đại biểu|giáo dục
        thường xuyên|liên tục|sâu sát|sâu rộng|triệt để|mạnh mẽ|thiết thực|đồng bộ|toàn diện|quyết tâm|hoan nghênh
        giải pháp|trọng tâm|đề ra|nêu gương|chung|riêng|khác|mới|cụ thể|ổn định
        """
    )
    + r"\b"
)
REPORTED = _exact(r"\b(?:đã|đang|chưa|còn|vừa)\b")
CLAUSE = re.compile(r"[^,:()–—]+")
GIVEN_OUT = _flat(rf"^\W*(?:{TITLES}|giao|phân công|cử|riêng)\b")
ENOUGH = 2
"""Syllables left in a clause from which it names work."""

ISSUED = _one(
    "giữa|trong|ở|tại|của|theo|như|ý kiến|đề xuất|phát biểu|góp ý|tiếp thu|gửi|trình|báo cáo|gia đình|nhà|hộ"
    "|hoàn cảnh|về|lên"
)
THANKED = _one(
    "biểu dương|khen|khen thưởng|phê bình|cảm ơn|chúc mừng|thăm|đối với|mời|kết nạp|tuyên dương|thành lập|kiện toàn|lập"
)
HANDED = r"(?:gửi|báo cáo|nộp|trình|tặng|chính thức)(?: \w+){0,4} (?:về|cho|lên|với)"
# Directly before a name or unit: it is spoken of, it is not the one to do the work.
BEFORE_NAME = r"(?: quần chúng| đồng chí| đ/c| ông| bà| anh| chị| thầy| cô)?"
NOT_DOING = _flat(
    rf"\b(?:{ISSUED}|{THANKED}|{HANDED}|nhất trí với|thống nhất với"
    rf"|(?:của|ý kiến|{THANKED}){BEFORE_NAME} \w+(?: \w+){{0,3}}(?:,| và| cùng)){BEFORE_NAME}\s*$"
)

# Directly after one: what somebody has done already is reported, not given out.
DONE = _flat(r"(?: chi bộ)? (?:đã|vừa)\b")

PEOPLE = _flat(
    r"\b"
    + _one(
        r"""chi ủy|chi uỷ|đảng ủy|đảng uỷ|cấp ủy|chi đoàn|đoàn thanh niên|đoàn trường|đoàn xã|chi hội|công đoàn|mặt trận
        hội (?:phụ nữ|nông dân|cựu chiến binh|ccb|người cao tuổi|chữ thập đỏ|khuyến học|cựu giáo chức|sinh viên)|mttq
        bch
        ubnd|hđnd|ủy ban (?:nhân dân|kiểm tra|mặt trận|mttq)|bộ phận (?!liên quan|chuyên môn)\w+|công an|trạm y tế
        điện lực
        công chức (?:địa chính|tư pháp|văn hóa|văn phòng|tài chính|kế toán|xã hội|hộ tịch|phụ trách|một cửa)
        cán bộ (?:địa chính|tư pháp|văn hóa|văn phòng|y tế|thú y|khuyến nông|đoàn|phụ trách|thủy lợi|kỹ thuật|thư viện)
        văn phòng|kế toán|thủ quỹ|văn thư|thư ký|trưởng (?:thôn|ban|xóm|khoa|phòng|khu|bộ môn|đoàn|ấp|bản)|bí thư
        hiệu trưởng|hiệu phó|giám đốc|chủ tịch|tổ trưởng|tổ phó|đội trưởng|nhóm trưởng|gvcn|giáo viên chủ nhiệm|bgh
        tổ dân phố
        ban giám hiệu|ban giám đốc|ban quản lý|ban nhân dân|ban công tác|ban chỉ huy|ban vận động|ban chỉ đạo
        ban kiểm tra
        tổ đảng|tổ chuyên môn|tổ công tác|tổ hòa giải|hợp tác xã|htx|dân quân|thôn đội|y tế thôn|phân xưởng|nhà thầu
        phòng (?:tổ chức|kế toán|kế hoạch|hành chính|đào tạo|tài chính|nội vụ|kinh tế|văn hóa|tư pháp|giáo dục|công tác)
        phòng (?:kỹ thuật|kinh doanh|nhân sự|khảo thí|quản lý|y tế|thanh tra|nông nghiệp|bảo vệ)|trung tâm
        đơn vị thi công
        """
    )
    + r"\b"
)
PEOPLE_EXACT = Exact(
    re.compile(
        r"\b(?:tổ (?!chức|quốc|tiên|ấm|hợp|khúc)\w|ban (?!hành|đầu|ngành|bí|chấp|thường|ngày|đêm|sơ|cho|tặng|bố)\w"
        r"|khoa (?!học|trương|bảng)\w|đội (?:[0-9]|sản xuất|thi công|văn nghệ|thiếu niên|quản lý|bảo vệ|xe|cơ)"
        r"|nhóm (?:[0-9]|công tác|giúp|tình nguyện|thiện nguyện|trẻ))"
    ),
    re.compile(r"\b(?:to (?:[0-9]|toan|van|ly|hoa|dan pho)|doi [0-9]|khoa (?:noi|ngoai|san|nhi)|nhom [0-9])\b"),
)
NOT_NAMES = _one(
    "chủ trì|chủ tọa|đảng viên|đại biểu|nào|khác|cần|phải|sẽ|hãy|tiếp|thực|nghiêm|được|có|và|nộp|làm|liên|phụ trách"
    "|trong|đã|đang|còn|để|cùng|tham|gửi|báo|lập|đóng|chấp|tích|nâng|gương|phát|quan|cố|ở|chưa|về|này|đó|tự|chi bộ"
)
# Somebody addressed: `đ/c` and a name; the bare form is for text all in small or all in capital letters.
CALLED = _flat(rf"\b(?P<title>{TITLES}|ông|bà|anh|chị|thầy|cô|bác|chú) (?P<name>(?!{NOT_NAMES}\b)\w+)")
CALLED_ANY_CASE = _flat(rf"(?<![0-9] )(?<!các )(?<!những )(?<!mỗi )(?<!từng )\b{TITLES} (?!{NOT_NAMES}\b)\w")
ASSIGNS = _flat(rf"\b(?:{TITLES}|giao|phân công|giao cho|cử|và|ông|bà|anh|chị|thầy|cô)\s*$")

DAY, MONTH, N = r"(?:3[01]|[12][0-9]|0?[1-9])", r"(?:1[0-2]|0?[1-9])", "(?:[0-9]+|một|hai|ba|bốn|năm|nửa|vài)"
COUNTED = _one(
    "số|tổng số|hộ|đồng chí|đ/c|đảng viên|người|phiếu|ý kiến|thành viên|em|học sinh|cháu|chỉ tiêu|tiêu chí|điểm|lớp"
    "|thôn|nhà|triệu|tỷ|ha|km|kg|m|tấn|buổi|tổ|xóm|đại biểu|đơn vị|hội viên|đoàn viên|gia đình|khu|nội dung|nhiệm vụ"
)
PERIOD = "(?:ngày|tuần|tháng|quý|năm|kỳ|học kỳ|vụ|mùa|hè)"
TIMES = _flat(
    r"(?:"
    rf"\bngày (?:mùng |mồng )?{DAY}\b|\b(?:mùng|mồng) {DAY}\b"
    rf"|(?<![\w/.,-])(?!24/7){DAY}(?P<sep>[/.-]){MONTH}(?:(?P=sep)[0-9]{{2,4}})?(?![\w/%]|\.[0-9])(?! ?{COUNTED}\b)"
    r"|\btháng (?:1[0-2]|0?[1-9]|này|sau|tới|x?i{1,3}|i?v|vi{1,3}|ix|xi?|giêng|chạp|tư|mười)\b"
    rf"|\b(?:trong|hết|cuối|đầu|giữa|từ) {PERIOD}\b(?! (?:vừa )?(?:qua|trước))"
    r"|\btrước (?:ngày|tết|khi|kỳ|buổi|hội nghị|đại hội|mùa|vụ|hè|lễ|giờ|khai giảng|dịp|năm|tháng|quý|cuối|[0-9])"
    r"|\b(?:sau|dịp|vào|qua) (?:tết|hè)\b|\bdịp (?:lễ|kỷ niệm|quốc khánh|khai giảng)"
    r"|\bsau (?:buổi|cuộc|kỳ|hội nghị|đại hội|khi)\b"
    r"|\b(?:tuần|tháng|quý|năm|hè|vụ) (?:này|nay|tới|sau|kế tiếp|tiếp theo)\b"
    r"|\b(?:kỳ|buổi|phiên|cuộc|lần)(?: họp| sinh hoạt)?(?: chi bộ| chi ủy| thường kỳ)? (?:tới|sau|kế tiếp|tiếp theo)\b"
    r"|\b(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm|kỳ)\b|\b[0-9]+ lần ?(?:/|một |mỗi )?(?:ngày|tuần|tháng|quý|năm)"
    rf"|\bđịnh kỳ [0-9]+ tháng\b|\b(?:sau|trong|vòng) {N} (?:ngày|tuần|tháng|giờ)\b"
    rf"|\b{N} (?:ngày|tuần|tháng) (?:nữa|tới)\b"
    r"|\b(?:hôm nay|ngày mai|sáng mai|chiều mai|tối mai|ngày kia|chiều nay|sáng nay|tối nay|chủ nhật)\b"
    r")"
)
TIMES_EXACT = Exact(
    re.compile(r"\bquý (?:[1-4]|i{1,3}|iv)\b|(?<=\w )thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|^\W*mai\b"),
    re.compile(r"\bquy (?:[1-4]|i{1,3}|iv)\b|(?<=\w )thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b(?! trieu)"),
)

# Everybody, so nobody ("các đồng chí", "toàn thể đảng viên trong chi bộ", "các bộ phận liên quan").
COLLECTIVE = _flat(
    r"(?:giao |giao cho |cho |do )?(?:(?:tất cả|toàn thể|toàn bộ|toàn|cả|mọi|các|những|từng|mỗi|một số|100 ?%) )*"
    r"(?:đồng chí(?: đảng viên| cán bộ)?|đ/?c(?: đảng viên)?|đảng viên|cán bộ|công chức|viên chức|cbcc|cbgv|giáo viên"
    r"|nhân viên|người lao động|người|mọi người|thành viên|chi bộ(?: ta| mình)?|tập thể(?: chi bộ)?|đơn vị"
    r"|bộ phận|cá nhân"
    r"|tất cả|quần chúng|anh em|chúng ta|chúng tôi|tổ chức|đoàn thể|ban ngành)"
    r"(?: (?:trong|của|thuộc|ở) (?:toàn |cả )?(?:chi bộ|cơ quan|đơn vị|trường|nhà trường|thôn|xóm|đảng bộ|tổ))?"
    r"(?: (?:có )?liên quan| được phân công| phụ trách)?"
)
