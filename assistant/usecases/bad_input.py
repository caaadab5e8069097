"""What a use case refuses because of what it was given; the words of the page and the command line."""

from assistant.journal.belonging import Belonging
from assistant.wording import usecases as words


class BadInput(Exception):
    """What was given is no date, no time, no file, or can't be done now; its text is a Vietnamese sentence."""


class OtherFolder(BadInput):
    """A meeting that does not belong to the open folder: to which it belongs, and what to do."""

    def __init__(self, belonging: Belonging, meeting: str) -> None:
        path = belonging.path_of(meeting)
        known = {"folder": path or words.FOLDER_NOT_KNOWN, "named": path or words.SOME_FOLDER}
        super().__init__(words.OTHER_FOLDER.format(**known))
