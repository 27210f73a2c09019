"""Lines that one side changed are taken from it; what both changed is a clash, and never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.output.merge import Clash, Resolution, merge_lines


def lines(text: str) -> bytes:
    return "".join(f"{line}\n" for line in text.split()).encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a b c", "a b c", "a x c", "a x c"),
        ("a b c", "a x c", "a b c", "a x c"),
        ("a b c", "a x c", "a x c", "a x c"),
        ("a b c d e", "a1 b c d e", "a b c d e1", "a1 b c d e1"),
        ("a b c d e", "b c d e", "a b c d e f", "b c d e f"),
        ("a b c", "", "a b c", ""),
        ("", "a", "", "a"),
        ("a a a a", "a a x a a", "a a a a y", "a a x a a y"),
        ("a b c d e f", "d e f a b c", "a b c d e1 f", None),
        ("a b c", "a x c", "a y c", None),
        ("a b c d", "a x c d", "a b y d", None),
        ("a", "a x", "a y", None),
        ("a b", "a", "a b1", None),
    ],
)
def test_both_sides_are_kept_or_clash(base: str, ours: str, theirs: str, merged: str | None) -> None:
    merge = merge_lines(lines(base), lines(ours), lines(theirs))
    assert bool(merge.clashes) == (merged is None)
    if merged is not None:
        assert merge.text() == lines(merged)


def test_a_clash_knows_its_lines_and_nothing_more() -> None:
    merge = merge_lines(lines("a b c d e"), lines("a b x d e"), lines("a b y d e"))
    assert merge.clashes == (Clash(b"c\n", b"x\n", b"y\n", 3),)
    assert merge.text(Resolution.OURS) == lines("a b x d e")
    assert merge.text(Resolution.THEIRS) == lines("a b y d e")


def test_a_last_line_without_a_break_is_a_line() -> None:
    assert merge_lines(b"a\nb", b"a1\nb", b"a\nb").text() == b"a1\nb"
    (clash,) = merge_lines(b"a\nb", b"a\nx", b"a\ny").clashes
    assert clash.resolved(Resolution.MARKERS).splitlines()[1:6:2] == [b"x", b"b", b"y"]


def test_a_search_that_would_take_forever_is_given_up() -> None:
    base = b"}\n" * 5000
    merge = merge_lines(base + b"end\n", b"mine\n" + base + b"mine\n", b"theirs\n" + base + b"end\n")
    assert len(merge.clashes) == 1


_TEXT = st.lists(st.sampled_from(["a", "b", "c", "}", ""]), max_size=12).map(
    lambda found: "".join(f"{line}\n" for line in found).encode()
)


@settings(max_examples=500, deadline=None)
@given(_TEXT, _TEXT, _TEXT)
def test_the_laws_of_merging(base: bytes, ours: bytes, theirs: bytes) -> None:
    assert merge_lines(base, ours, base).text() == ours
    assert merge_lines(base, base, theirs).text() == theirs
    assert merge_lines(base, ours, ours).text() == ours
    merge, mirrored = merge_lines(base, ours, theirs), merge_lines(base, theirs, ours)
    assert [(clash.ours, clash.theirs) for clash in merge.clashes] == [(c.theirs, c.ours) for c in mirrored.clashes]
    assert merge.text(Resolution.OURS) == mirrored.text(Resolution.THEIRS)
    settled = merge.text(Resolution.OURS).splitlines()
    for line in {line for line in ours.splitlines() if line not in base.splitlines()}:
        assert settled.count(line) >= ours.splitlines().count(line)
