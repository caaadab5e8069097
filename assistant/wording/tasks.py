"""Nhiệm vụ kỳ trước in words: how each stands, how late it is, its whole life, and all of them in numbers."""

from collections.abc import Sequence
from datetime import date

from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskChange, TaskStep, days_early, days_late
from assistant.domain.carry_over import CarriedTally
from assistant.wording.domain import ACTION_STATUS
from assistant.wording.figures import percent_text

START_STATE = {
    StartState.UNDER_WAY: "đang triển khai",
    StartState.DEADLINE: "có mốc thời hạn",
    StartState.STANDING: "thường xuyên",
    StartState.UNSET: "chưa xác định mốc",
}
"""Tình trạng đầu kỳ, in the words of the resolution's table (docs/domain.md 6.1)."""
STRUCK = "đưa ra khỏi danh sách"
OVERDUE, DONE_LATE, DONE_EARLY, IN_TIME = (
    "quá hạn {days} ngày",
    "xong chậm {days} ngày",
    "xong sớm {days} ngày",
    "đúng hạn",
)
SHARE = "{percent}%"
GIVEN, GIVEN_UNTIL = "{on}: giao nhiệm vụ", "{on}: giao nhiệm vụ, hạn {due}"
STEP = "{on}: {told}"
FINISHED_ON = "xong ngày {on}"
CHANGED = "{on}: sửa ({reason}); trước đó: “{what}”, {who}, {due}"
CHANGE = "sửa: {reason}; trước đó ghi “{what}”, {who}, {due}"
NOBODY, HAS_DUE, NO_DUE = "chưa có người thực hiện", "hạn {due}", "chưa có hạn"
STRUCK_WHY = "{struck}: {reason}"
DONE_OF = "Hoàn thành {done}/{due} nhiệm vụ đến hạn ({rate}%)"
NONE_DUE = "Chưa có nhiệm vụ đến hạn"
AVERAGE = "mức độ bình quân {average}% của {told} nhiệm vụ đã biết mức độ"
COUNTS = (
    ("overdue", "quá hạn {count}"),
    ("unanswered", "chưa đánh giá {count}"),
    ("later", "chưa đến hạn {count}"),
)


def day_text(day: date) -> str:
    """`05/11/2026`."""
    return f"{day:%d/%m/%Y}"


def status_words(task: ActionItem | TaskStep, judged: ActionStatus) -> str:
    """Trạng thái: the word for it, or the cell's own."""
    own = task.status is ActionStatus.OWN and task.said.strip()
    return task.said if own else ACTION_STATUS[judged.value]


def state_words(task: ActionItem) -> str:
    """`hoàn thành một phần`; what was struck off the list is told as that."""
    return STRUCK if task.struck else status_words(task, task.judged)


def late_words(task: ActionItem, day: date) -> str:
    """`quá hạn 34 ngày`, `xong chậm 6 ngày`, `xong sớm 3 ngày`, `đúng hạn`; empty where its day says nothing."""
    late, early = days_late(task, day), days_early(task)
    if late:
        return (DONE_LATE if task.finished else OVERDUE).format(days=late)
    if early:
        return DONE_EARLY.format(days=early)
    return IN_TIME if task.finished and task.due and task.done_on == task.due else ""


def outcome_words(task: ActionItem, day: date) -> str:
    """How it stands in as few words as the wall has room for: how late it is, else its state."""
    return late_words(task, day) or state_words(task)


def percent_words(percent: int | None) -> str:
    """`60%`; empty for none."""
    return "" if percent is None else SHARE.format(percent=percent)


def start_words(task: ActionItem) -> str:
    """Tình trạng đầu kỳ."""
    return START_STATE[task.start_state]


def step_words(step: TaskStep) -> str:
    """`05/10/2026: hoàn thành một phần, 60%; thiếu hồ sơ gốc`."""
    done = FINISHED_ON.format(on=day_text(step.done_on)) if step.done_on else ""
    head = ", ".join(filter(None, [status_words(step, step.status), percent_words(step.percent), done]))
    return STEP.format(on=day_text(step.on), told="; ".join(filter(None, [head, step.result.strip()])))


def last_words(steps: Sequence[TaskStep]) -> str:
    """What the meeting before said of it, without the day; empty where none did."""
    return step_words(steps[-1]).partition(": ")[2] if steps else ""


def change_words(change: TaskChange, sentence: str = CHANGE) -> str:
    """Why it was set right, and how it stood until then."""
    due = HAS_DUE.format(due=day_text(change.due)) if change.due else NO_DUE
    who = change.owner_names or NOBODY
    return sentence.format(on=day_text(change.on), reason=change.reason, what=change.what, who=who, due=due)


def life_lines(task: ActionItem) -> list[str]:
    """A task's whole life, a line for each thing that happened, oldest first."""
    dated = [*((one.on, one.due) for one in task.changes), *((one.on, one.due) for one in task.steps)]
    first_due = min(dated, key=lambda one: one[0])[1] if dated else task.due
    given = GIVEN_UNTIL if first_due else GIVEN
    lines = [given.format(on=day_text(task.given_on), due=first_due and day_text(first_due))] if task.given_on else []
    told = [(change.on, 0, change_words(change, CHANGED)) for change in task.changes]
    told += [(step.on, 1, step_words(step)) for step in task.steps]
    return [*lines, *(line for _, _, line in sorted(told, key=lambda one: one[:2]))]


def struck_words(task: ActionItem) -> str:
    """`đưa ra khỏi danh sách: ghi trùng`; empty where it stands."""
    return STRUCK_WHY.format(struck=STRUCK, reason=task.struck) if task.struck else ""


def tally_words(found: CarriedTally) -> str:
    """All of them in one sentence, without the full stop; empty of nothing. What is not due yet is not unanswered."""
    if not found.all:
        return ""
    rate = (
        DONE_OF.format(done=found.done, due=found.due, rate=percent_text(found.rate))
        if found.rate is not None
        else NONE_DUE
    )
    average = AVERAGE.format(average=percent_text(found.average), told=found.told) if found.average is not None else ""
    numbers = {"overdue": found.overdue, "unanswered": found.all - found.assessed - found.later, "later": found.later}
    counts = [text.format(count=numbers[name]) for name, text in COUNTS if numbers[name]]
    return "; ".join(filter(None, [rate, average, *counts]))
