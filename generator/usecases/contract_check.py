"""Decides whether what an artefact says about itself is the model's contract: its labels, its preprocessing.

No comparison of numbers sees swapped labels, and none sees what an app will do to pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

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
    """What `stored` says that contradicts `expected`: the first label and the first number, and every other choice.

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
    for index, (wanted, found) in enumerate(zip_longest(expected, stored)):
        if wanted is None or found is None:
            yield f"number of labels is {len(stored)} instead of {len(expected)}"
        elif wanted != found:
            yield f"labels[{index}] is “{found}” instead of “{wanted}”"
        else:
            continue
        return


def _number(expected: Normalization, stored: Normalization) -> Iterator[str]:
    """Numbers are float32, as TFLite's metadata holds them and as apps compute."""
    channels = max(map(len, (expected.mean, expected.std, stored.mean, stored.std)))
    wanted, found = expected.per_channel(channels), stored.per_channel(channels)
    for name in ("mean", "std"):
        pairs = zip_longest(getattr(wanted, name), getattr(found, name), fillvalue=float("nan"))
        for channel, (right, given) in enumerate(pairs):
            if np.float32(right) != np.float32(given):
                yield f"{name}[{channel}] is {given:g} instead of {right:g}"
                return
