"""Every paper of a meeting, as tests and benchmarks want them."""

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import MINUTES, Paper, paper_readiness, print_parts
from assistant.domain.meeting import Meeting


def printed_set(meeting: Meeting) -> list[Paper]:
    """All papers of a meeting whose facts are there, minutes first."""
    ready = [
        name for name, form in FORMS.items() if form.usual and (name == MINUTES or paper_readiness(name, meeting).ready)
    ]
    return [paper for name in ready for paper in print_parts(meeting, name)]
