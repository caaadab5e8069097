"""A name for each box of a meeting that a person types into."""

from assistant.domain.meeting import Meeting
from assistant.domain.procedure.writing import CONCLUSION
from assistant.wording import domain as words


def box_labels(meeting: Meeting) -> dict[str, str]:
    """Key of a text (`item.B5.ket_luan`, `speech.s9`) -> how a person calls the box."""
    named = {
        f"item.{i.id}.{t.code}": f"{words.rail_title(i)} – {words.box_label(t)}"
        for i in meeting.agenda
        for t in i.texts
    }
    named |= {f"item.{i.id}.{CONCLUSION}": f"{words.rail_title(i)} – kết luận" for i in meeting.agenda}
    named |= {f"speech.{s.id}": f"Ý kiến của {meeting.person(s.speaker)}" for s in meeting.speeches.values()}
    return named | {f"motion.{m.id}": f"Biểu quyết – {m.title}" for m in meeting.motions.values()}
