"""Stands in for the slow stages and for the person at the keyboard: behaves like them, remembers what was asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity import ClassScore, ParityReport, ParityRow, natural_images
from generator.parity.latency import NotMeasured
from generator.processing import Frame
from generator.render import RENDERERS
from generator.render.files import Ownership, RenderedFile
from generator.sources import DynamicInputSizeError
from generator.spec import (
    Activation,
    ChannelOrder,
    ImageSize,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Normalization,
    QuantizationRecipe,
    TensorSpec,
)
from generator.spec.source_model import GraphNormalization, SourceModel
from generator.tasks import TASKS, Agreement
from generator.usecases.reporting.findings import Findings
from generator.usecases.stages import Stages

_HALF = Normalization((127.5,), (127.5,))
_SMALL = ImageSize(8, 8)
# The same each time, and slower than everything else that these stages do.
_NATURAL_IMAGES = cache(natural_images)


@dataclass
class FakeProgress:
    """Remembers which stages began and which of them were left without an error."""

    started: list[str] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)

    @contextmanager
    def stage(self, title: str) -> Iterator[None]:
        self.started.append(title)
        yield
        self.finished.append(title)

    @contextmanager
    def counted(self, title: str, total: int) -> Iterator[Callable[[], None]]:
        """The number of steps stands behind the title: `done/total`."""
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1

        self.started.append(title)
        yield advance
        self.finished.append(f"{title} {done}/{total}")


@dataclass
class FakeQuestions:
    """Gives the answers it was made with, and remembers why it was asked."""

    answer: Normalization = _HALF
    size: ImageSize = _SMALL
    borrow: bool = False
    asked: list[str] = field(default_factory=list)

    def normalization(self, why: str, order: ChannelOrder) -> Normalization:  # noqa: ARG002
        self.asked.append(why)
        return self.answer

    def input_size(self, why: str) -> ImageSize:
        self.asked.append(why)
        return self.size

    def select_tf_ops(self, why: str) -> bool:
        self.asked.append(why)
        return self.borrow


def linear_model(
    source: ModelSource,
    shape: tuple[int, ...] = (1, 8, 8, 3),
    classes: int = 3,
    graph: GraphNormalization | None = None,
    final: Activation = Activation.SOFTMAX,
) -> SourceModel:
    """A source model in numpy: a softmax over fixed random sums of the pixels."""
    weights = np.random.default_rng(0).normal(size=(int(np.prod(shape)), classes)).astype(np.float32)

    def run(inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        raw = inputs["image"].reshape(1, -1).astype(np.float32) @ weights / np.float32(weights.size)
        powers = np.exp(raw - raw.max())
        return {"probabilities": (powers / powers.sum()).astype(np.float32)}

    return SourceModel(
        source=source,
        inputs=(TensorSpec("image", shape),),
        outputs=(TensorSpec("probabilities", (1, classes)),),
        function=None,
        run=run,
        graph_normalization=graph,
        final_activation=final,
    )


def fake_stages(
    templates: Path,
    *,
    broken: Collection[tuple[ModelFormat, QuantizationRecipe]] = (),
    failure: str = "",
    contract: tuple[str, ...] = (),
    any_size: bool = False,
    **model: Any,
) -> Stages:
    """Stages that take no time.

    Args:
        templates: folder of both platforms' templates.
        broken: the artefacts that compute something else than the model.
        failure: why no artefact can be compared; empty if all can.
        contract: what reading an artefact back says.
        any_size: the model takes pictures of any size, and loading it needs one.
        **model: what `linear_model` takes.
    """

    def load(source: ModelSource, size: ImageSize | None) -> SourceModel:
        if not any_size:
            return linear_model(source, **model)
        if size is None:
            raise DynamicInputSizeError("input “image” takes pictures of any size")
        return linear_model(source, shape=(1, size.height, size.width, 3), **model)

    return Stages(
        load=load,
        converters={kind: _converter(kind) for kind in ModelFormat},
        annotators=dict.fromkeys(ModelFormat, _annotated),
        time=lambda _artifact, _spec, _frame: NotMeasured("Nothing is timed."),
        advise=lambda _evidence: (),
        report=lambda findings: [_report(findings)],
        natural_images=_NATURAL_IMAGES,
        read_back=lambda _artifact, _spec: contract,
        checks=dict.fromkeys(ModelFormat, _check(broken, failure)),
        accelerators={},
        explanations=dict.fromkeys(ModelFormat, _explanation),
        conformance_files=lambda: {"preprocessing.tsv": b"name\n"},
        renderers={platform: replace(renderer, templates=templates) for platform, renderer in RENDERERS.items()},
    )


def _report(findings: Findings) -> RenderedFile:
    return RenderedFile(PurePosixPath("report.html"), findings.title.encode(), Ownership.GENERATED)


def _converter(kind: ModelFormat) -> Callable[[SourceModel, QuantizationRecipe, str], ModelArtifact]:
    def convert(model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
        file = f"{name}.tflite" if kind is ModelFormat.TFLITE else "Data/model.mlmodel"
        return ModelArtifact(kind, recipe, {file: b"converted"}, model.inputs, model.outputs)

    return convert


def _annotated(artifact: ModelArtifact, spec: ModelSpec) -> ModelArtifact:
    labels = "\n".join(spec.labels.names).encode()
    # In place of any that it had, as the real ones do.
    bare = {path: content.partition(b" ")[0] for path, content in artifact.files.items()}
    return replace(artifact, files={path: content + b" " + labels for path, content in bare.items()})


def _explanation(
    half: ModelArtifact,
    full: ModelArtifact | None,
    spec: ModelSpec,  # noqa: ARG001
    frames: Sequence[Frame],  # noqa: ARG001
) -> tuple[str, ...]:
    assert half.recipe is QuantizationRecipe.FLOAT16
    if full is None:
        return ()
    assert full.recipe is QuantizationRecipe.FLOAT32
    return (f"“dense” overflows in {half.format.value}.",)


def _check(
    broken: Collection[tuple[ModelFormat, QuantizationRecipe]], failure: str
) -> Callable[[SourceModel, ModelArtifact, ModelSpec, Sequence[Frame]], tuple[ParityReport, ...]]:
    def check(
        model: SourceModel,  # noqa: ARG001
        artifact: ModelArtifact,
        spec: ModelSpec,
        frames: Sequence[Frame],
    ) -> tuple[ParityReport, ...]:
        sound = (artifact.format, artifact.recipe) not in broken
        error = 0.0 if sound else 0.7
        agreement = Agreement(sound, score_error=error, relative_error=error, raw_error=error, range_error=error)
        score = ClassScore("a", 0.9)
        row = ParityRow("picture", agreement, score, score, score, score)
        report = ParityReport(
            artifact=f"{spec.name}.{artifact.format.value}",
            format=artifact.format,
            recipe=artifact.recipe,
            limits=TASKS[spec.task].limits(artifact.recipe),
            executed_by="" if failure else "fake runtime",
            failure=failure,
            rows=() if failure else tuple(replace(row, picture=f"picture {index}") for index in range(len(frames))),
        )
        return (report,)

    return check


ALL_BROKEN = frozenset((kind, recipe) for kind in ModelFormat for recipe in QuantizationRecipe)
"""Every artefact in every precision, for `fake_stages`."""
