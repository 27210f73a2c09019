"""Decides how values that are written as one word on the command line are read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import UsageError
from generator.spec import ImageSize, Normalization, TemplateChoice
from generator.spec.budgets import Budget, Budgets, Figure
from generator.usecases.normalization import NormalizationPreset


def picture_size(text: str, option: str) -> ImageSize:
    """`224x192`: width and height; raises `UsageError` for anything else."""
    match = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    size = ImageSize(int(match[1]), int(match[2])) if match else ImageSize(0, 0)
    if min(size.width, size.height) < 1:
        raise UsageError(f"“{text}” for {option} is not a size", "Write width and height, such as 224x224.")
    return size


def numbers(text: str, option: str) -> tuple[float, ...]:
    """`127.5` or `123.7,116.3,103.5`; raises `UsageError` for anything else."""
    values = _finite(text)
    if not values:
        raise UsageError(
            f"“{text}” for {option} is not a list of numbers", "Write one number, or one for each channel: 124,116,104."
        )
    return values


def normalization(
    preset: NormalizationPreset | None, mean: str | None, std: str | None
) -> NormalizationPreset | Normalization | None:
    """What `--normalize`, `--mean` and `--std` mean together; raises `UsageError` if they contradict each other."""
    if mean is None and std is None:
        return preset
    if preset:
        raise UsageError("--normalize and --mean/--std say the same thing twice", "Give one of them.")
    if mean is None or std is None:
        missing = "--mean" if mean is None else "--std"
        raise UsageError(f"{missing} is missing", "Normalisation is (value - mean) / std: give both.")
    return Normalization(numbers(mean, "--mean"), numbers(std, "--std"))


def budgets(texts: Sequence[str]) -> Budgets:
    """`size_mb=10,50`: the good and the bad bound of a figure; raises `UsageError` for anything else."""
    known = [figure.value for figure in Figure]
    found: dict[str, Budget] = {}
    for text in texts:
        name, _, bounds = text.partition("=")
        values = _finite(bounds)
        if name not in known or len(values) != 2:
            raise UsageError(
                f"“{text}” for --budget is no budget",
                f"Write a figure and its good and bad bound, such as size_mb=10,50; figures: {', '.join(known)}.",
            )
        if name in found:
            raise UsageError(f"--budget names {name} twice", "Leave one of them out.")
        found[name] = Budget(*values)
    return replace(Budgets(), **found)


def template_choice(folder: Path | None, values: Sequence[str]) -> TemplateChoice | None:
    """A folder of templates with `NAME=TEXT` for its variables; raises `UsageError` for anything else."""
    if folder is None:
        if values:
            raise UsageError("--template-value is for a template", "Name its folder with --template.")
        return None
    found: dict[str, str] = {}
    for value in values:
        name, sign, text = value.partition("=")
        if not name or not sign:
            raise UsageError(f"“{value}” for --template-value is no value", "Write a name and a text: company=Acme.")
        if name in found:
            raise UsageError(f"--template-value names {name} twice", "Leave one of them out.")
        found[name] = text
    return TemplateChoice(folder, found)


def _finite(text: str) -> tuple[float, ...]:
    """The numbers between the commas; none if one of them is none."""
    try:
        values = tuple(float(part) for part in text.split(","))
    except ValueError:
        return ()
    return values if all(map(math.isfinite, values)) else ()
