"""Before the first page: the journal lies on this machine's own disk and is sound, or it is said what is wrong."""

from assistant.journal.database import JournalUnusable
from assistant.journal.repair import ensure_sound
from assistant.platform.clock import process_clock
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, journal_file
from assistant.share.local import NotLocal, refuse_shared_database
from assistant.wording import server as words


class Unsound(Exception):
    """The program must not start; the text says in Vietnamese why and what to do."""


def look_at_journal() -> str:
    """What had to be repaired, in one sentence; empty where all is well. Raises Unsound."""
    try:
        refuse_shared_database(data_dir())
        damage = ensure_sound(journal_file(), process_clock()())
    except NotLocal as refusal:
        raise Unsound(refusal.message) from refusal
    except JournalUnusable as refusal:
        raise Unsound(str(refusal)) from refusal
    except OSError as error:
        raise Unsound(words.JOURNAL_HELD.format(problem=os_reason(error))) from error
    return damage.sentence if damage else ""
