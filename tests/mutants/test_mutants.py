"""The judge of mutants itself: what counts as caught, and what it says about the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutants import __main__ as command
from tests.mutants.kotlin_mutations import KOTLIN
from tests.mutants.mutation import Judge, Mutation, MutationError, Verdict
from tests.mutants.swift_mutations import SWIFT
from tests.toolchains.toolchain import Unavailable

GOLDEN = Path(__file__).parents[1] / "golden" / "digits"
KOTLIN_SOURCES = GOLDEN / "android" / "inference" / "src" / "main"
SWIFT_SOURCES = GOLDEN / "ios" / "Packages" / "Inference" / "Sources"
SAMPLE = Mutation("sign", "Sum.kt", "a + b", "a - b")


@pytest.mark.parametrize(
    ("mutation", "sources"),
    [*((mutation, KOTLIN_SOURCES) for mutation in KOTLIN), *((mutation, SWIFT_SOURCES) for mutation in SWIFT)],
    ids=lambda value: value.name,
)
def test_every_mutation_finds_its_text_once(mutation: Mutation, sources: Path) -> None:
    text = mutation.find(sources).read_text(encoding="utf-8")

    assert mutation.apply(text) != text


def test_each_language_has_more_than_ten_mutations_of_different_names() -> None:
    for mutations in (KOTLIN, SWIFT):
        assert len({mutation.name for mutation in mutations}) == len(mutations) > 10


@pytest.mark.parametrize(
    "files", [{}, {"Sum.kt": "a * b"}, {"Sum.kt": "a + b; a + b"}, {"x/Sum.kt": "", "y/Sum.kt": ""}]
)
def test_mutation_without_its_place_is_an_error(tmp_path: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)

    with pytest.raises(MutationError, match="sign"):
        SAMPLE.find(tmp_path)


@pytest.mark.parametrize(("caught", "code"), [(True, 0), (False, 1)])
def test_survivor_gives_exit_code_1(
    caught: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def judge(project: Path, work: Path, tell: Callable[[Verdict], None]) -> None:
        assert project.name == "android"
        assert work.is_dir()
        tell(Verdict("Kotlin", SAMPLE, caught=caught, comment="aTest"))

    monkeypatch.setitem(command.JUDGES, "Kotlin", ("android", judge))

    assert command.main(["--language", "Kotlin"]) == code
    assert ("NOT CAUGHT" in capsys.readouterr().out) != caught


def test_broken_project_gives_exit_code_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    failure = MutationError("the tests fail without any mutation")
    monkeypatch.setitem(command.JUDGES, "Swift", ("ios", failing(failure)))

    assert command.main(["--language", "Swift"]) == 1
    assert "the tests fail without any mutation" in capsys.readouterr().out


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_missing_toolchain_is_named_and_fails_only_in_ci(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setitem(command.JUDGES, "Swift", ("ios", failing(Unavailable("needs npm on PATH"))))

    assert command.main(["--language", "Swift"]) == code
    assert "NOT CHECKED: Swift: needs npm on PATH" in capsys.readouterr().out


def failing(error: Exception) -> Judge:
    """A judge that can't judge."""

    def judge(*_: object) -> None:
        raise error

    return judge
