"""Decides what the golden vectors in a generated iOS project say."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.swift.project import IosProject


def golden_inputs(project: IosProject) -> list[bytes]:
    """The input tensors, as they lie in memory."""
    numbers = (_resources(project) / "golden.bin").read_bytes()
    spans = [(int(vector["input_offset"]), int(vector["input_bytes"])) for vector in _vectors(project)]
    return [numbers[start : start + size] for start, size in spans]


def golden_scores(project: IosProject) -> dict[str, float]:
    """The source model's best score of each vector, by the vector's name and the category's index."""
    firsts = [(vector["name"], vector["indices"].split(",")[0], vector["scores"]) for vector in _vectors(project)]
    return {f"{name} {index}": float(scores.split(",")[0]) for name, index, scores in firsts}


def _vectors(project: IosProject) -> list[dict[str, str]]:
    header, *rows = (_resources(project) / "golden.tsv").read_text("utf-8").splitlines()
    return [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows]


def _resources(project: IosProject) -> Path:
    return project.package / "Sources" / "Inference" / "Resources"
