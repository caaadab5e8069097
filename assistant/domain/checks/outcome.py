"""Checks of what comes of it: conclusions, tasks, resolution, vote, minutes."""

from collections.abc import Iterable, Iterator

from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_text
from assistant.domain.checks.check import Check, make_check, rule_asks, visited_items
from assistant.domain.held import could_be_held, is_closing_item, is_taken, is_unheld, recorded_items, unheld_items
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import BALLOT_RULES, Panel, VotingWay
from assistant.domain.votes import Motion, MotionKind


def check_items(meeting: Meeting) -> Iterator[Check]:
    """A conclusion by the chair on every item taken (docs/domain.md W2); the agenda adopted; items not reached.

    Where items were told as not held, these are named, and it is not said that all were taken.
    """
    seen = visited_items(meeting)
    for item in meeting.agenda:
        if item.records_panel(Panel.AGENDA) and meeting.begun:
            yield make_check(meeting, "agenda", meeting.agenda_adopted is not None, item=item.id)
        taken = item.id in seen and not is_unheld(meeting, item)
        if taken and item.records_panel(Panel.CONCLUSION) and rule_asks(meeting, "require_item_conclusion"):
            good = bool(box_text(meeting, item, CONCLUSION).strip())
            yield make_check(
                meeting, "conclusion", good, "require_item_conclusion", item.id, asks=True, title=item.rail_title
            )
    unheld = unheld_items(meeting)
    left = tuple(item.rail_title for item in items_left(meeting))
    if unheld:
        titles = tuple(i.rail_title for i in unheld)
        yield make_check(meeting, "items_not_held", False, count=len(unheld), titles=titles)
    if left or not unheld:
        yield make_check(meeting, "items_reached", not left if meeting.begun else None, count=len(left), titles=left)


def items_left(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Items that were neither taken nor told as not held, nor are going on; what nobody could hold is none of them.

    Those that close have checks of their own.
    """
    unheld, recorded = unheld_items(meeting), recorded_items(meeting)
    current = meeting.current if meeting.stage is Stage.RUNNING else ""
    return tuple(
        i
        for i in meeting.agenda
        if i.id != current
        and i not in unheld
        and not is_closing_item(i)
        and could_be_held(meeting, i)
        and not is_taken(meeting, i, recorded)
    )


def check_tasks(meeting: Meeting) -> Iterator[Check]:
    """Every task with a person and a date (docs/domain.md W3); last month's tasks assessed, once they are due (W11)."""
    given = tuple(meeting.actions.values())
    for code, rule, lacking in (
        ("action_owner", "require_action_owner", [t for t in given if not t.has_owner]),
        ("action_due", "require_action_due", [t for t in given if t.needs_due]),
    ):
        if given and rule_asks(meeting, rule):
            item = lacking[0].item if lacking else ""
            yield make_check(
                meeting, code, not lacking, rule, item, asks=True, count=len(lacking), whats=task_names(lacking)
            )
    if meeting.carried and meeting.begun:
        due = [t for t in meeting.carried.values() if t.due is None or t.due <= meeting.day]
        open_ = [t for t in due if t.unanswered]
        item = next((i.id for i in meeting.agenda if i.records_panel(Panel.CARRIED)), "")
        yield make_check(meeting, "carried", not open_, item=item, asks=True, count=len(open_), whats=task_names(open_))


def task_names(tasks_: Iterable[ActionItem]) -> tuple[str, ...]:
    """What the tasks are, for a sentence."""
    return tuple(task.what for task in tasks_)


def check_outcome(meeting: Meeting) -> Iterator[Check]:
    """Kết luận hoặc nghị quyết, its vote, and the minutes adopted (docs/domain.md W2, W4)."""
    for motion in meeting.motions.values():
        yield from check_motion(meeting, motion)
    adopted = meeting.adoption is not None
    yield make_check(meeting, "minutes", adopted if meeting.begun else None, asks=True)


def check_resolution(meeting: Meeting) -> Iterator[Check]:
    """Kết luận, nghị quyết alone: worded, and passed."""
    for motion in meeting.motions.values():
        if motion.kind is MotionKind.RESOLUTION:
            yield from check_motion(meeting, motion)


def check_motion(meeting: Meeting, motion: Motion) -> Iterator[Check]:
    """A motion: worded where it is a resolution, voted on, in the way that its matter wants."""
    if motion.kind is MotionKind.RESOLUTION and not motion.failed:
        text = bool(meeting.text(f"motion.{motion.id}").strip())
        yield make_check(meeting, "resolution", text if meeting.begun else None, item=motion.item, asks=True)
    yield check_vote(meeting, motion)
    yield from check_ballot(meeting, motion)


def check_vote(meeting: Meeting, motion: Motion) -> Check:
    """Whether it was voted on. What was voted down is not there either, but that needs no reason: the cell decided."""
    rule, vote = meeting.rules.majority_basis(motion.matter), motion.vote
    if vote and not vote.passed:
        total = vote.base.total
        return make_check(
            meeting, "vote_failed", False, rule, motion.item, title=motion.title,
            in_favour=vote.in_favour, base=total, least=vote.needed.least(total),
        )  # fmt: skip
    good = vote is not None if meeting.begun else None
    return make_check(meeting, "vote", good, rule, motion.item, asks=True, title=motion.title)


def check_ballot(meeting: Meeting, motion: Motion) -> Iterator[Check]:
    """A vote by show of hands on what a rule wants decided by secret ballot (docs/domain.md N19b, N19c)."""
    wanted = meeting.rules.way(motion.matter)
    if wanted is VotingWay.BALLOT and motion.vote and motion.vote.way is VotingWay.HANDS:
        rule = BALLOT_RULES[motion.matter]
        yield make_check(meeting, "secret_ballot", False, rule, motion.item, title=motion.title)
