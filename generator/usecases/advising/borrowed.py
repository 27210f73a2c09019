"""Decides what is advised where a `.tflite` borrows operators from TensorFlow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis import Advice, AdviceKind
from generator.convert.replacements import replacement
from generator.evaluation.app_size import SELECT_TF_OPS_ANDROID
from generator.spec.layers import layer_of
from generator.usecases.advising.subject import Subject, quoted


def borrowed_advice(subject: Subject) -> Iterator[Advice]:
    """One piece of advice for each operator that is borrowed."""
    for name in subject.verified.artifact.select_tf_ops:
        layers = {
            layer_of(graph.name_of(operator), subject.layers): None
            for graph in subject.graphs
            for operator in graph.operators
            if operator.kind == f"Flex{name}"
        }
        yield Advice(
            AdviceKind.SELECT_TF_OPS,
            f"{quoted(tuple(layers))} needs TensorFlow's own {name}. "
            f"{replacement(name) or 'Express it with other layers.'} The app then does without TensorFlow's kernels "
            "and the classic interpreter, and can use the GPU.",
            f"The kernels are {SELECT_TF_OPS_ANDROID.size / 1e6:.0f} MB of an Android app "
            f"({SELECT_TF_OPS_ANDROID.source}); the model itself is {subject.verified.artifact.size / 1e6:.2f} MB.",
            subject.name,
        )
