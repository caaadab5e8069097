"""Điều kiện: conditions of a template that never hold, whatever the meeting was like.

A text is compared with a number, a list with a text, two opposites are asked for at once. What stands in such a block
is printed never, and nothing else would say so.
"""

from collections.abc import Callable

from jinja2 import nodes

from assistant.documents.templates.field_types import ANY, TemplateValue

Reader = Callable[[nodes.Node], TemplateValue]
"""What an expression stands for."""
BY_SIZE = ("lt", "lteq", "gt", "gteq")
EQUAL, UNEQUAL = ("eq",), ("ne",)


def never_holds(test: nodes.Node, value: Reader) -> bool:
    """Whether a condition can't hold, as far as the kinds of its fields tell."""
    return _truth(test, value) is False


def text_as_number(test: nodes.Node, value: Reader) -> bool:
    """Whether a text is compared with a number by size: no meeting fulfils it, it stops the printing."""
    for one in (test, *test.find_all(nodes.Compare)):
        if not isinstance(one, nodes.Compare):
            continue
        sides = [one.expr, *(operand.expr for operand in one.ops if operand.op in BY_SIZE)]
        if len(sides) > 1:
            texts = any(value(side).kind is str for side in sides if not isinstance(side, nodes.Const))
            numbers = any(isinstance(s, nodes.Const) and isinstance(s.value, int | float) for s in sides)
            if texts and numbers:
                return True
    return False


def _truth(test: nodes.Node, value: Reader) -> bool | None:
    """True or false where it can be told, else None."""
    told: bool | None = None
    match test:
        case nodes.Const():
            told = bool(test.value)
        case nodes.Not():
            inner = _truth(test.node, value)
            told = None if inner is None else not inner
        case nodes.And():
            told = _both(test, value)
        case nodes.Or():
            told = _either(test, value)
        case nodes.Compare():
            told = _compared(test, value)
    return told


def _both(test: nodes.And, value: Reader) -> bool | None:
    """Two conditions at once."""
    sides = (_truth(test.left, value), _truth(test.right, value))
    if False in sides or _opposite(test.left, test.right):
        return False
    return True if sides == (True, True) else None


def _either(test: nodes.Or, value: Reader) -> bool | None:
    """One of two conditions."""
    sides = (_truth(test.left, value), _truth(test.right, value))
    if True in sides or _opposite(test.left, test.right):
        return True
    return False if sides == (False, False) else None


def _opposite(one: nodes.Node, other: nodes.Node) -> bool:
    """Whether one is the other with a `not`."""
    return (isinstance(one, nodes.Not) and one.node == other) or (isinstance(other, nodes.Not) and other.node == one)


def _compared(test: nodes.Compare, value: Reader) -> bool | None:
    """A comparison for equality of things that are never the same."""
    if len(test.ops) != 1 or test.ops[0].op not in (*EQUAL, *UNEQUAL):
        return None
    one, other = test.expr, test.ops[0].expr
    if isinstance(one, nodes.Const) and isinstance(other, nodes.Const):
        return bool(one.value == other.value) == (test.ops[0].op in EQUAL)
    if isinstance(one, nodes.Const):
        one, other = other, one
    if not isinstance(other, nodes.Const):
        return None
    field = value(one)
    if field.kind is ANY or _may_be(field, other.value):
        return None
    return test.ops[0].op in UNEQUAL


def _may_be(field: TemplateValue, constant: object) -> bool:
    """Whether a field may hold a constant: texts and yes-or-no facts, by their kind."""
    if field.is_list or field.is_group:
        return False
    return not isinstance(field.kind, type) or isinstance(constant, field.kind)
