"""Decides which layers stay in floating point under a recipe: those that cost most, measured on pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from generator.convert.nothing_smaller import NothingSmallerError
from generator.convert.selective import SELECTIVE, Selective
from generator.errors import ParityError, SpecError
from generator.evaluation.sensitivity import LayerLoss, decibels, lossy_layers, noise_power
from generator.parity.comparison import IncomparableError, real_outputs
from generator.parity.execution import ArtifactRunner, Executed
from generator.parity.mil_runner import MilRunner
from generator.parity.tflite_runner import TFLiteRunner
from generator.spec import FORMAT_NAMES, DType, ModelArtifact, ModelFormat, Quantization
from generator.spec.quantization import Tensors

PICTURES = 16
"""Of the calibration set, evenly spread over it."""

# Noise of a thousandth of the signal, 30 dB, is left alone: it moves a score by a hundredth or two.
_GOOD = 1e-3
# Layers that are kept have to take that share of the noise away, or they aren't worth their size.
_LEAST_GAIN = 0.2
_MOST_GROWTH = 1.25
_SHOWN = 6

Outputs = Sequence[Mapping[str, NDArray[np.float32]]]

RUNNERS: Mapping[ModelFormat, ArtifactRunner] = {ModelFormat.TFLITE: TFLiteRunner(), ModelFormat.COREML: MilRunner()}


@dataclass(frozen=True)
class KeptFloat:
    """What was found.

    Attributes:
        layers: that had better stay in floating point; those that the recipe can't take come first.
        refused: those of them that the recipe can't take.
        losses: of all layers that cost much by themselves, the most expensive first; none if all together cost little.
        before: signal-to-noise ratio at the outputs in dB, on calibration pictures, with those kept that have to be.
        after: the same with `layers` kept.
        size: bytes with `layers` kept; `smallest`: without.
    """

    layers: tuple[str, ...]
    refused: tuple[str, ...]
    losses: tuple[LayerLoss, ...]
    before: float
    after: float
    size: int
    smallest: int

    def notes(self, quantization: Quantization, kind: ModelFormat) -> tuple[str, ...]:
        """What was decided, in sentences for the user."""
        recipe = f"{FORMAT_NAMES[kind]} in {quantization.recipe.value}"
        chosen = self.layers[len(self.refused) :]
        found = [f"{recipe} can't take {_listed(self.refused)}: kept in floating point."] if self.refused else []
        if chosen:
            found.append(
                f"{recipe} keeps {_listed(chosen)} in floating point: {self.before:.1f} dB of signal to noise became "
                f"{self.after:.1f} dB on calibration pictures, for {(self.size - self.smallest) / 1e6:.2f} MB more."
            )
        else:
            other = "other layers" if self.refused else "layers"
            found.append(f"{recipe} needs no {other} in floating point: {self.before:.1f} dB of signal to noise.")
        return tuple(found)


def find_kept_float(
    artifact: ModelArtifact,
    quantization: Quantization,
    selective: Callable[[ModelArtifact, Quantization], Selective] | None = None,
    runner: ArtifactRunner | None = None,
) -> KeptFloat:
    """The layers that `quantization` had better leave in floating point; its own `keep_float` doesn't matter.

    Args:
        artifact: in floats, as the quantiser takes it.
        quantization: the recipe, with calibration pictures whatever the recipe is.
        selective: tries the recipe with other layers kept; by default the format's own.
        runner: executes what comes out; by default the format's own.

    Raises:
        SpecError: there are no calibration pictures.
        ConversionError: the model can't be calibrated, or nothing would be quantised at all.
        ParityError: an artefact can't be executed here.
    """
    if not len(quantization.calibration):
        raise SpecError(
            "--keep-float auto measures on pictures what each layer costs, and there are none",
            "Give 100 to 500 pictures of what the app will see (--calibration FOLDER), or name the layers.",
        )
    recipe = (selective or SELECTIVE[artifact.format])(artifact, _in_float(quantization))
    trial = _Trial(artifact, recipe, runner or RUNNERS[artifact.format], _spread(quantization.calibration))
    first = trial.keeping(recipe.refused)
    if first.noise <= _GOOD:
        return KeptFloat(
            recipe.refused, recipe.refused, (), decibels(first.noise), decibels(first.noise), first.size, first.size
        )
    losses = lossy_layers([layer for layer in recipe.layers if layer not in recipe.refused], trial.loss)
    kept, best = _best(trial, recipe.refused, [each.layer for each in losses], first)
    ratios = decibels(first.noise), decibels(best.noise)
    return KeptFloat(kept, recipe.refused, losses, *ratios, best.size, first.size)


def _best(
    trial: _Trial, refused: tuple[str, ...], layers: Sequence[str], first: _Measured
) -> tuple[tuple[str, ...], _Measured]:
    """As many of `layers` as give the least noise, or noise that is small enough; none if they change little.

    Neighbours are worth more together than each: between two of them, nothing is rounded any more. Layers that make the
    artefact much larger are passed over.
    """
    taken, kept, best = refused, refused, first
    for layer in layers:
        try:
            measured = trial.keeping((*taken, layer))
        except NothingSmallerError:
            break
        if measured.size > first.size * _MOST_GROWTH:
            continue
        taken = (*taken, layer)
        if measured.noise < best.noise:
            kept, best = taken, measured
        if best.noise <= _GOOD:
            break
    return (kept, best) if best.noise <= first.noise * (1 - _LEAST_GAIN) else (refused, first)


@dataclass(frozen=True)
class _Measured:
    noise: float
    size: int


@dataclass(frozen=True)
class _Trial:
    """A recipe on a model with the pictures that it is measured on."""

    artifact: ModelArtifact
    recipe: Selective
    runner: ArtifactRunner
    pictures: Sequence[Tensors]
    _expected: list[Outputs] = field(default_factory=list)

    def loss(self, layers: Sequence[str]) -> float:
        """The noise if these layers alone are quantised."""
        others = [layer for layer in (*self.recipe.refused, *self.recipe.layers) if layer not in layers]
        try:
            return self.keeping(tuple(dict.fromkeys(others))).noise
        except NothingSmallerError:
            return 0.0

    def keeping(self, layers: Sequence[str]) -> _Measured:
        """What comes of the recipe without these layers; raises `NothingSmallerError` if it has nothing else."""
        made = self.recipe.quantized(layers, "model")
        return _Measured(noise_power(self.expected, self._run(made)), made.size)

    @property
    def expected(self) -> Outputs:
        """What the artefact in floats answers."""
        if not self._expected:
            self._expected.append(self._run(self.artifact))
        return self._expected[0]

    def _run(self, artifact: ModelArtifact) -> Outputs:
        execution = self.runner.run(artifact, self.pictures)
        if not isinstance(execution, Executed):
            raise ParityError(f"what layers cost can't be measured: {execution.reason}", "Name the layers yourself.")
        try:
            return [real_outputs(outputs, artifact.outputs) for outputs in execution.outputs]
        except IncomparableError as error:
            raise ParityError(f"what layers cost can't be measured: {error}", "Name the layers yourself.") from error


def _in_float(quantization: Quantization) -> Quantization:
    """With float inputs, which all pictures are given in; what integers at the ends cost no layer can help."""
    return Quantization(quantization.recipe, DType.FLOAT32, (), quantization.calibration)


def _listed(layers: Sequence[str]) -> str:
    shown = [f"“{layer}”" for layer in layers[:_SHOWN]]
    more = [f"{len(layers) - _SHOWN} more"] if len(layers) > _SHOWN else []
    parts = [*shown, *more]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _spread(pictures: Sequence[Tensors]) -> list[Tensors]:
    count = min(PICTURES, len(pictures))
    return [pictures[index * len(pictures) // count] for index in range(count)]
