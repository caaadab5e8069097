"""What has changed between two states: put into the old one it gives the new one, in Python and in the browser."""

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.widgets.patches import Patch, Step, changes

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node")
# Python takes 1, 1.0 and True for equal; a state keeps the type of each of its values.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(min_value=2) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=12,
)


def put(state: Any, at: list[Step], value: Any) -> Any:
    """The state with the value where the path leads."""
    if not at:
        return value
    copy: Any = list(state) if isinstance(state, list) else dict(state)
    copy[at[0]] = put(state[at[0]], at[1:], value)
    return copy


def applied(state: Any, patches: list[Patch]) -> Any:
    for at, value, *span in patches:
        if span:
            there = state
            for step in at:
                there = there[step]
            state = put(state, at, [*there[: span[0]], *value, *there[span[1] :]])
        else:
            state = put(state, at, value)
    return state


@given(VALUES, VALUES)
def test_the_changes_put_into_the_old_state_give_the_new_one(old: Any, new: Any) -> None:
    assert applied(old, list(changes(old, new))) == new


@given(VALUES)
def test_nothing_is_sent_where_nothing_changed(state: Any) -> None:
    assert list(changes(state, json.loads(json.dumps(state)))) == []


def test_only_what_changed_is_sent() -> None:
    rows = [{"text": f"Dòng {n}", "bold": False} for n in range(300)]
    old = {"reading": {"rows": rows, "at": 1.0}, "speech": None, "names": ["An"]}
    new = {"reading": {"rows": [*rows[:7], {"text": "Khác", "bold": False}, *rows[8:]], "at": 2.5}, "speech": None}
    assert list(changes(old, {**new, "names": ["An", "Bình"]})) == [
        (["reading", "rows", 7, "text"], "Khác"),
        (["reading", "at"], 2.5),
        (["names"], ["Bình"], 1, 1),
    ]
    assert list(changes(old, {"message": "Chưa có buổi nào"})) == [([], {"message": "Chưa có buổi nào"})]


def test_of_a_list_that_lost_or_got_an_entry_the_others_stay() -> None:
    gaps = [{"text": f"Thiếu {n}"} for n in range(125)]
    assert list(changes({"gaps": gaps}, {"gaps": gaps[:60] + gaps[61:]})) == [(["gaps"], [], 60, 61)]
    assert list(changes(gaps[1:], gaps)) == [([], gaps[:1], 0, 0)]
    assert list(changes(gaps[:-1], gaps)) == [([], gaps[-1:], 124, 124)]
    assert list(changes(["a", "a"], ["a", "a", "a"])) == [([], ["a"], 2, 2)]


def made(rng: random.Random, depth: int = 3) -> Any:
    kind = rng.randrange(6) if depth else rng.randrange(4)
    if kind == 4:
        return [made(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind == 5:
        return {key: made(rng, depth - 1) for key in "abc" if rng.random() < 0.8}
    return (None, rng.random() < 0.5, rng.randrange(2, 99), rng.choice(["ý kiến", "", "x"]))[kind]


@pytest.mark.skipif(NODE is None, reason="no Node.js here")
def test_the_browser_puts_them_in_the_same_way(tmp_path: Path) -> None:
    rng = random.Random(15)
    pairs = [(made(rng), made(rng)) for _ in range(300)]
    asked = [[old, list(changes(old, new))] for old, new in pairs]
    module = (ROOT / "assistant" / "widgets" / "static" / "patches.js").as_uri()
    script = tmp_path / "ask.mjs"
    script.write_text(
        f'import {{ applied }} from "{module}";\nimport {{ readFileSync }} from "node:fs";\n'
        "const asked = JSON.parse(readFileSync(0, 'utf8'));\n"
        "console.log(JSON.stringify(asked.map(([old, set]) => applied(old, set))));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [str(NODE), str(script)], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout) == [new for _, new in pairs]
