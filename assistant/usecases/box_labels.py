"""A name for each box of a meeting that a person types into."""

from assistant.domain.boxes import CONCLUSION, box_key
from assistant.domain.meeting import Meeting
from assistant.wording import usecases as words
from assistant.wording.domain import box_label, rail_title


def box_labels(meeting: Meeting) -> dict[str, str]:
    """Key of a text (`item.B5.ket_luan`, `speech.s9`) -> how a person calls the box."""
    named = {box_key(i, t.code): f"{rail_title(i)} – {box_label(t)}" for i in meeting.agenda for t in i.texts}
    named |= {box_key(i, CONCLUSION): words.CONCLUSION_OF.format(item=rail_title(i)) for i in meeting.agenda}
    named |= {
        f"speech.{s.id}": words.OPINION_OF.format(name=meeting.person(s.speaker)) for s in meeting.speeches.values()
    }
    return named | {f"motion.{m.id}": words.VOTE_ON.format(title=m.title) for m in meeting.motions.values()}
