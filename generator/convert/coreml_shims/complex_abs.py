"""Decides what `ComplexAbs` becomes in Core ML: the magnitude of a spectrogram, which coremltools lacks."""

from __future__ import annotations

from typing import Any


def complex_abs(context: Any, node: Any) -> None:
    """`|z| = sqrt(re(z)² + im(z)²)`."""
    from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

    value = context[node.inputs[0]]
    real = mb.square(x=mb.complex_real(data=value))
    imaginary = mb.square(x=mb.complex_imag(data=value))
    context.add(node.name, mb.sqrt(x=mb.add(x=real, y=imaginary), name=node.name))
