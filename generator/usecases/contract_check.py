"""Decides whether what an artefact says about itself is the model's contract: its labels, its preprocessing.

No comparison of numbers sees swapped labels, and none sees what an app will do to pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from generator.metadata import StoredContract
from generator.spec import ModelSpec, Normalization

# Each of them by the words of the contract; what one side doesn't tell is no difference.
_CHOICES = ("channel_order", "resize_mode", "resize_filter", "activation")


def contract_of(spec: ModelSpec) -> StoredContract:
    """The contract of `spec`, as an artefact with its metadata should tell it."""
    return StoredContract(
        labels=spec.labels.names,
        normalization=spec.preprocessing.normalization,
        channel_order=spec.preprocessing.channel_order,
        resize_mode=spec.preprocessing.resize_mode,
        resize_filter=spec.preprocessing.resize_filter,
        pad_value=spec.preprocessing.pad_value,
        activation=spec.postprocessing.activation,
    )


def contract_differences(expected: StoredContract, stored: StoredContract) -> tuple[str, ...]:
    """What `stored` says that contradicts `expected`: its labels, its numbers, and every other choice.

    Each text continues “the artefact's …”.
    """
    return tuple(_differences(expected, stored))


def _differences(expected: StoredContract, stored: StoredContract) -> Iterator[str]:
    if stored.labels_changed:
        yield "labels are not those that its contract was written with (their SHA-256 differs)"
    if expected.labels and stored.labels:
        yield from _label(expected.labels, stored.labels)
    if expected.normalization and stored.normalization:
        yield from _number(expected.normalization, stored.normalization)
    for name in _CHOICES:
        wanted, found = getattr(expected, name), getattr(stored, name)
        if wanted is not None and found is not None and wanted is not found:
            yield f"{name.replace('_', ' ')} is {found.value} instead of {wanted.value}"


def _label(expected: Sequence[str], stored: Sequence[str]) -> Iterator[str]:
    if len(expected) != len(stored):
        yield f"number of labels is {len(stored)} instead of {len(expected)}"
        return
    different = [(wanted, found) for wanted, found in zip(expected, stored, strict=True) if wanted != found]
    if different:
        wanted, found = different[0]
        yield f"labels differ in {len(different)} of {len(stored)} places: the first is “{found}”, yours “{wanted}”"


def _number(expected: Normalization, stored: Normalization) -> Iterator[str]:
    """Numbers are float32, as TFLite's metadata holds them and as apps compute."""
    channels = max(map(len, (expected.mean, expected.std, stored.mean, stored.std)))
    wanted, found = expected.per_channel(channels), stored.per_channel(channels)
    for name in ("mean", "std"):
        right, given = (tuple(map(np.float32, getattr(each, name))) for each in (wanted, found))
        if right != given:
            yield f"{name} is {_told(given)}, yours {_told(right)}"


def _told(numbers: Sequence[np.float32]) -> str:
    """One number if it is the same for all channels."""
    return ", ".join(f"{number:g}" for number in (numbers[:1] if len(set(numbers)) == 1 else numbers))
