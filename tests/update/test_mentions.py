"""Code that names what a model no longer has is found by file and line."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.usecases.mentions import mentions

FILES = {
    PurePosixPath(
        "app/Own.kt"
    ): b'val x = 7\nif (label == "7" || label == "dog") {}\nval scores_old = scores["scores"]\n',
    PurePosixPath("app/View.swift"): b"let best = output.scores\r\nlet dogged = 1\r\n",
    PurePosixPath("app/values.xml"): b"<item>7</item>\n",
    PurePosixPath("app/readme.md"): b"scores and dogs\n",
    PurePosixPath("app/latin.kt"): b"// \xe4 scores\n",
}


def found(*names: str) -> list[tuple[str, int, str]]:
    return [(mention.path.name, mention.line, mention.name) for mention in mentions(names, FILES)]


def test_names_are_words_of_their_own() -> None:
    assert found("scores") == [("Own.kt", 3, "scores"), ("View.swift", 1, "scores"), ("latin.kt", 1, "scores")]


def test_short_names_are_whole_texts() -> None:
    assert found("7", "dog") == [("Own.kt", 2, "7"), ("Own.kt", 2, "dog"), ("values.xml", 1, "7")]


def test_names_may_hold_anything() -> None:
    assert found("", " ", "(.*)", "[") == []
