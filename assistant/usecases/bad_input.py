"""What a use case refuses because of what it was given; the words of the page and the command line."""

from assistant.journal.belonging import Belonging

OTHER_FOLDER = (
    "Buổi này thuộc thư mục chi bộ {folder}, không thuộc thư mục đang mở, nên ở đây chương trình không hiện và không "
    "ghi gì của buổi ấy. Muốn xem hoặc ghi tiếp, hãy đóng chương trình rồi mở lại với thư mục của buổi ấy, bằng lệnh: "
    'uv run chibo --workspace "{named}"'
)


class BadInput(Exception):
    """What was given is no date, no time, no file, or can't be done now; its text is a Vietnamese sentence."""


class OtherFolder(BadInput):
    """A meeting that does not belong to the open folder: to which it belongs, and what to do."""

    def __init__(self, belonging: Belonging, meeting: str) -> None:
        path = belonging.path_of(meeting)
        super().__init__(OTHER_FOLDER.format(folder=path or "khác", named=path or "THƯ-MỤC"))
