"""Every file of the rendered projects, by a parser of its format."""

from __future__ import annotations

from tests.generated.checks.text_files import file_problems
from tests.generated.special import LABELS
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.swift.project import IosProject


def test_android_files_are_well_formed(android_project: AndroidProject) -> None:
    assert list(file_problems(android_project.root)) == []


def test_ios_files_are_well_formed(ios_project: IosProject) -> None:
    assert list(file_problems(ios_project.root)) == []


def test_android_labels_arrive_verbatim(android_project: AndroidProject) -> None:
    assert android_project.inference.assets.joinpath("labels.txt").read_bytes() == _labels(android_project.root.parts)


def test_ios_labels_arrive_verbatim(ios_project: IosProject) -> None:
    labels = ios_project.package / "Sources" / "Inference" / "Resources" / "labels.txt"

    assert labels.read_bytes() == _labels(ios_project.root.parts)


def _labels(parts: tuple[str, ...]) -> bytes:
    labels = LABELS if any("special" in part for part in parts) else "0123456789"
    return "".join(f"{label}\n" for label in labels).encode()
