"""Decides that docs/parity-of-platforms.md tells in what the inference modules differ: all of it, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.platforms.public_api import public_names

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "parity-of-platforms.md"
DIGITS = ROOT / "tests" / "golden" / "digits"
ANDROID = DIGITS / "android" / "inference" / "src" / "main"
IOS = DIGITS / "ios" / "Packages" / "Inference" / "Sources"
NAME = re.compile(r"`([\w.]+)`")


@dataclass(frozen=True)
class Difference:
    """A row: the names that only one platform has, and why."""

    android: frozenset[str]
    ios: frozenset[str]
    reason: str


def differences(document: str) -> list[Difference]:
    """The rows of the table under "Public names that differ"."""
    section = document.partition("## Public names that differ\n")[2].partition("\n## ")[0]
    _head, _line, *rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("|")]
    return [
        Difference(frozenset(NAME.findall(android)), frozenset(NAME.findall(ios)), reason.strip())
        for android, ios, reason in rows
    ]


def unexplained(only_here: frozenset[str], told: frozenset[str]) -> set[str]:
    """Names for which neither themselves nor their type is told."""
    return {name for name in only_here if not any(f"{name}.".startswith(f"{teller}.") for teller in told)}


def untrue(only_here: frozenset[str], told: frozenset[str]) -> set[str]:
    """Names that are told, although both platforms have them, or neither."""
    return set(told - only_here)


@pytest.fixture(scope="module")
def table() -> list[Difference]:
    return differences(DOCUMENT.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def android() -> frozenset[str]:
    return public_names(ANDROID)


@pytest.fixture(scope="module")
def ios() -> frozenset[str]:
    return public_names(IOS)


def test_most_names_are_the_same(android: frozenset[str], ios: frozenset[str]) -> None:
    both = android & ios
    assert {"ImageClassifier.classify", "RejectionReason.wrongAnswer.tolerance", "ResizeMode.centerCrop"} <= both


def test_every_difference_is_told(table: list[Difference], android: frozenset[str], ios: frozenset[str]) -> None:
    assert unexplained(android - ios, frozenset().union(*(row.android for row in table))) == set()
    assert unexplained(ios - android, frozenset().union(*(row.ios for row in table))) == set()


def test_what_is_told_is_a_difference(table: list[Difference], android: frozenset[str], ios: frozenset[str]) -> None:
    assert untrue(android - ios, frozenset().union(*(row.android for row in table))) == set()
    assert untrue(ios - android, frozenset().union(*(row.ios for row in table))) == set()


def test_every_difference_has_its_reason(table: list[Difference]) -> None:
    assert len(table) > 10
    assert [row for row in table if not row.reason or not (row.android or row.ios)] == []


def test_a_row_less_is_noticed(table: list[Difference], android: frozenset[str], ios: frozenset[str]) -> None:
    for left_out in table:
        others = [row for row in table if row is not left_out]
        missing = unexplained(android - ios, frozenset().union(*(row.android for row in others)))
        missing |= unexplained(ios - android, frozenset().union(*(row.ios for row in others)))
        assert missing >= left_out.android | left_out.ios
