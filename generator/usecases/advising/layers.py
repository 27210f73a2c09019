"""Decides what is advised about layers: which are large, and which a recipe left in floating point."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis import Advice, AdviceKind, FloatLayer, float_layers, largest_layers
from generator.usecases.advising.subject import Subject, megabytes, quoted

# A file below this size is no trouble to anybody; above it, a layer of a quarter is worth a thought.
_SMALL_FILE = 1_000_000
_LARGE_SHARE = 0.25
_TOLD = 3


def layer_advice(subject: Subject) -> Iterator[Advice]:
    """On an artefact's largest layers, and on what isn't quantised in a quantised one."""
    sizes = largest_layers(subject.graphs, subject.layers)
    if sizes and sizes[0].share >= _LARGE_SHARE and subject.verified.artifact.size > _SMALL_FILE:
        told = ", ".join(f"“{each.layer}” {megabytes(each.size)} ({100 * each.share:.0f} %)" for each in sizes[:_TOLD])
        yield Advice(
            AdviceKind.LARGEST_LAYERS,
            f"“{sizes[0].layer}” is {100 * sizes[0].share:.0f} % of the model. Make that layer narrower, or reduce "
            "what goes into it: pooling in place of flattening, for instance.",
            f"Bytes of constants by layer: {told}.",
            subject.name,
        )
    yield from _float_advice(subject)


def _float_advice(subject: Subject) -> Iterator[Advice]:
    artifact = subject.verified.artifact
    found = [each for each in float_layers(subject.graphs, subject.layers) if each.layer not in artifact.kept_float]
    if not found:
        return
    names = tuple(each.layer for each in found)
    size = sum(each.size for each in found)
    several = len(found) > 1
    yield Advice(
        AdviceKind.FLOAT_LAYERS,
        f"{quoted(names)} {'are' if several else 'is'} still in floating point, although the model is quantised: "
        f"operators that the recipe doesn't take. Express {'them' if several else 'it'} otherwise, or try another "
        "recipe.",
        f"{_kinds(found)}: {len(found)} of the file's layers, with {megabytes(size)} of constants.",
        subject.name,
    )


def _kinds(found: list[FloatLayer]) -> str:
    return ", ".join(dict.fromkeys(kind for each in found for kind in each.kinds))
