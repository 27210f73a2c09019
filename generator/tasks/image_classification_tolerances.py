"""Decides by how much a classifier's scores may be off on a phone, from the precision of its artefact."""

from __future__ import annotations

import math

from generator.spec import Activation, DType, ModelArtifact, QuantizationRecipe, TensorSpec
from generator.tasks.tolerances import Tolerances

# Measured in docs/parity.md. float32: the limit that the artefact was held to on this computer, and as much again for
# the phone's own order of sums; sound networks erred by 3e-5, the least mistake by 2.7e-2. float16: the rounded weights
# are in the file, and the artefact was held to this limit with them; the CPU's arithmetic adds nothing that counts.
_CPU = {QuantizationRecipe.FLOAT32: 2e-3, QuantizationRecipe.FLOAT16: 0.1}

# GPUs and neural engines compute in float16 even if the file holds float32: above the 6e-2 that sound networks show,
# below the 0.14 that a broken one showed.
_ACCELERATOR = 0.1

# What a phone's kernels for integers may add to what the artefact was measured to be off by on this computer: some
# round half to even, some away from zero, and a step that tips over in an early layer is several in the last one.
_OTHER_KERNELS = 0.05

# Of an output of 8 bits: the digits sample was up to four steps off, half of one by rounding the output itself.
_STEPS = 8
_MOST_STEPS = 255
# Scores that fill their range less than this are known to few steps, and to no tolerance.
_LEAST_BEST_SCORE = 1 / 3
# An answer that is further off may name another class.
_MOST = 0.5


def classification_tolerances(artifact: ModelArtifact, activation: Activation, measured: float) -> Tolerances:
    """What the self-check of an app around `artifact` allows; `activation` is what the app applies to its output."""
    if not artifact.recipe.is_float:
        return Tolerances(min(measured + _OTHER_KERNELS, _MOST), min(measured + _ACCELERATOR, _MOST))
    (output,) = artifact.outputs
    cpu = _CPU[artifact.recipe] if output.dtype is DType.FLOAT32 else _of_steps(output, activation)
    return Tolerances(cpu, max(cpu, _ACCELERATOR))


def _of_steps(output: TensorSpec, activation: Activation) -> float:
    """What some steps of an output of 8 bits are of the best score."""
    if activation is Activation.NONE:
        return _STEPS / (_MOST_STEPS * _LEAST_BEST_SCORE)
    if output.quantization is None:
        raise ValueError(f"{output.name} has {output.dtype.value} values without a scale")
    # An error of logits is a factor of scores, with softmax twice if two classes err in opposite directions.
    return min(math.expm1(_STEPS * output.quantization.scale), _MOST)
