"""Our sheets in a window that is not ours alone: they say nothing of what stands beside our pages."""

import re

import pytest

from assistant.widgets.parcel import assemble
from assistant.widgets.scoped_styles import below_frame, scoped

RULE = re.compile(r"(?:^|[{}])\s*([^{}@]+)\{")


@pytest.mark.parametrize(
    ("ours", "below"),
    [
        (".card h3", ":where(.chibo-frame) .card h3"),
        ("kbd", ":where(.chibo-frame) kbd"),
        ("*", ":where(.chibo-frame) *"),
        (".soft,small", ":where(.chibo-frame) .soft,:where(.chibo-frame) small"),
        (":is(td,th).two,[title=','] b", ":where(.chibo-frame) :is(td,th).two,:where(.chibo-frame) [title=','] b"),
        (".chibo-region p", ".chibo-region p"),
        (":root", ":where(.chibo-frame)"),
        ("body,body.jp-Notebook", ""),
        ("html[data-practice]", "html[data-practice]"),
    ],
)
def test_a_selector_means_our_own_only(ours: str, below: str) -> None:
    assert below_frame(ours) == below


def test_rules_inside_a_condition_are_below_the_frame_too() -> None:
    sheet = (
        '/* a { b } */@media (max-height:560px){.undo p{display:none}b{content:"}"}}@page{margin:15mm}i{width:3.5vw}'
    )
    assert scoped(sheet).splitlines() == [
        "@container chibo-frame (max-height:560px){:where(.chibo-frame) .undo p{display:none}",
        ':where(.chibo-frame) b{content:"}"}',
        "}",
        "@page{margin:15mm}",
        ":where(.chibo-frame) i{width:3.5cqw}",
    ]


def test_a_condition_that_is_not_about_the_size_stays() -> None:
    assert scoped("@media print{.a{b:c}}@media screen and (hover:hover){.a{b:c}}").count("@media") == 2


def test_no_rule_of_the_parcel_touches_another_part_of_the_window() -> None:
    selectors = [one.strip() for found in RULE.findall(assemble().styles) for one in found.split(",\n")]
    assert len(selectors) > 300
    assert [one for one in selectors if "chibo" not in one and not re.match(r"html|\d+%|from|to", one)] == []
