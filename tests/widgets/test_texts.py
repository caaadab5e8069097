"""The editor's arithmetic (widgets/static/merge.js): small edits, merging, cleaning; run by node on the very file."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.text import clean, splice

STATIC = Path(__file__).parents[2] / "assistant" / "widgets" / "static"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="no node on this machine; the browser tests run the same code")

RUN = """
import {{ splice, merge, clean, tidyPaste }} from "{merge}";
const calls = JSON.parse(await new Promise((done) => {{
  let all = ""; process.stdin.on("data", (part) => (all += part)).on("end", () => done(all));
}}));
const known = {{ splice, merge, clean, tidyPaste }};
console.log(JSON.stringify(calls.map(([name, ...given]) => known[name](...given))));
"""


def asked(*calls: tuple[Any, ...]) -> list[Any]:
    """What the functions of texts.js answer."""
    script = RUN.format(merge=(STATIC / "merge.js").as_uri())
    ran = subprocess.run(
        [str(NODE), "--experimental-default-type=module", "--input-type=module", "-e", script],
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    answers: list[Any] = json.loads(ran.stdout)
    return answers


TEXTS = st.lists(st.tuples(*[st.text(st.sampled_from("abcđ ế\n😀"), max_size=12)] * 3), min_size=40, max_size=40)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_browsers_edit_makes_the_new_text_in_python(triples: list[tuple[str, str, str]]) -> None:
    edits = asked(*(("splice", old, new) for old, new, _ in triples))
    for (old, new, _), edit in zip(triples, edits, strict=True):
        assert splice(old, edit["at"], edit["cut"], edit["insert"]) == new


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_merge_drops_nothing_that_either_side_has_put_in(triples: list[tuple[str, str, str]]) -> None:
    merged = asked(*(("merge", base, theirs, mine) for base, theirs, mine in triples))
    inserts = asked(*(("splice", base, side) for base, theirs, mine in triples for side in (theirs, mine)))
    for n, (base, theirs, mine) in enumerate(triples):
        if mine in (base, theirs):
            assert merged[n] == theirs
            continue
        for side in (inserts[2 * n], inserts[2 * n + 1]):
            assert side["insert"] in merged[n], (base, theirs, mine, merged[n])


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "both"),
    [
        ("Nhất trí.", "Nhất trí. Thêm.", "Đ/c A: Nhất trí.", "Đ/c A: Nhất trí. Thêm."),
        ("", "của họ", "của tôi", "của họcủa tôi"),
        ("một hai ba", "một HAI ba", "một hai BỐN", "một HAI BỐN"),
    ],
)
def test_changes_in_different_places_are_both_kept(base: str, theirs: str, mine: str, both: str) -> None:
    (found,) = asked(("merge", base, theirs, mine))
    assert found == both


def test_a_million_characters_come_together_with_a_word_of_somebody_elses() -> None:
    """As arguments of one call they were more than an engine takes: the text would never have been sent again."""
    long = "chữ " * 250_000
    assert asked(("merge", "", "Hai. ", long), ("merge", "Hết.", "Một. Hết.", f"Hết.{long}"), ("splice", "", long)) == [
        f"Hai. {long}",
        f"Một. Hết.{long}",
        {"at": 0, "cut": 0, "insert": long},
    ]


HOSTILE = [
    *("a\x00b\x0bc", "\uf0b7\tmột\x0c • hai\n•", "\x00\uf020•x \uf0e0 \uf0ff", "a\r\nb\rc"),
    *("đ\u0301\u200bx", "😀\ud83d tail", "x\ufffey", "dòng\u2028hai", "\u0085"),
]


def test_browser_and_python_clean_a_text_alike() -> None:
    # JSON to node carries lone surrogates as escapes; Python's own gate must agree letter for letter.
    assert asked(*(("clean", text) for text in HOSTILE)) == [clean(text) for text in HOSTILE]


def test_what_comes_from_word_comes_in_as_clean_text() -> None:
    (pasted,) = asked(("tidyPaste", "\u2022\tViệc\u00a0một\r\n\u00b7 Việc hai \r\n\r\n\r\n\r\nHết\u200b"))
    assert pasted == "- Việc một\n- Việc hai\n\nHết"
