"""Decides what `python -m tests.zoo [NETWORK…]` prints: the measurements behind the limits in docs/parity.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert import CONVERTERS
from generator.parity import CHECKS
from generator.tasks import TASKS, Agreement
from tests.support.specs import FLOAT_RECIPES
from tests.support.zoo import NETWORKS, SIZE, network, network_inputs
from tests.zoo.broken import BROKEN
from tests.zoo.subjects import classifier

_SEED = 9


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures sound and broken versions of networks and prints a row of a Markdown table for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.zoo")
    parser.add_argument("networks", nargs="*", default=list(NETWORKS), metavar="NETWORK")
    parser.add_argument("--size", type=int, default=SIZE, help="of the input, in pixels")
    parser.add_argument("--pictures", type=int, default=16)
    chosen = parser.parse_args(arguments)
    _say("network", "version", "range error, most", "range error, median", "relative error, most", "top-1")
    _say(*["---"] * 6)
    for name in chosen.networks:
        for version, agreements in _measured(name, chosen.size, chosen.pictures):
            _say(name, version, *_row(agreements))


def _say(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def _measured(name: str, size: int, pictures: int) -> Iterator[tuple[str, Sequence[Agreement]]]:
    subject = classifier(name, size, pictures, logits=True)
    for form, convert in CONVERTERS.items():
        for recipe in FLOAT_RECIPES:
            artifact = convert(subject.source, recipe, subject.spec.name)
            report = CHECKS[form](subject.source, artifact, subject.spec, subject.frames)[0]
            yield f"{form.value} {recipe.value}", [row.agreement for row in report.rows]
    task, inputs = TASKS[subject.spec.task], network_inputs(name, pictures, size, _SEED)
    expected = _answers(network(name, size, logits=True), inputs)
    for version, damage in BROKEN.items():
        model = network(name, size, logits=True)
        actual = _answers(model, damage(model, inputs))
        yield version, [task.agreement(a, b, subject.spec) for a, b in zip(expected, actual, strict=True)]


def _answers(model: Any, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    answers: NDArray[np.float32] = np.concatenate([model(picture[np.newaxis], training=False) for picture in inputs])
    return answers.reshape(len(inputs), -1)


def _row(agreements: Sequence[Agreement]) -> tuple[str, ...]:
    ranges = [agreement.range_error for agreement in agreements]
    relative = max(agreement.relative_error for agreement in agreements)
    agreeing = sum(agreement.agrees for agreement in agreements)
    return f"{max(ranges):.1e}", f"{np.median(ranges):.1e}", f"{relative:.1e}", f"{agreeing}/{len(agreements)}"


if __name__ == "__main__":
    main()
