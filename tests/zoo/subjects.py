"""Decides how a network of the zoo becomes what the parity check is given: a loaded source, a contract and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.parity.natural_images import natural_images
from generator.processing import Frame
from generator.sources import load
from generator.spec import (
    Activation,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelSpec,
    Normalization,
    TaskKind,
)
from generator.spec.postprocessing import Postprocessing
from generator.spec.source_model import SourceModel
from tests.support.models import saved
from tests.support.zoo import embedding_network, network, network_preprocessing

# Not the seed that the networks' own statistics come from.
_SEED = 9
_EMBEDDING_SIZE = 64


@dataclass(frozen=True)
class Subject:
    """A network with everything that a comparison needs."""

    source: SourceModel
    spec: ModelSpec
    frames: list[Frame]


def classifier(name: str, size: int, pictures: int, *, logits: bool = False) -> Subject:
    """The network called `name` in `tests.support.zoo.NETWORKS`; with `logits`, the contract has the softmax."""
    source = _loaded(network(name, size, logits=logits))
    activation = Activation.SOFTMAX if logits else Activation.NONE
    spec = _spec(name, source, network_preprocessing(name, size), Postprocessing(activation))
    return Subject(source, spec, natural_images(pictures, ImageSize(160, 120), _SEED))


def embedding(pictures: int) -> Subject:
    """The network whose last layer makes vectors of length 1; each component counts as a score."""
    source = _loaded(embedding_network(_EMBEDDING_SIZE))
    size = ImageSize(_EMBEDDING_SIZE, _EMBEDDING_SIZE)
    preprocessing = ImagePreprocessing(size=size, normalization=Normalization((127.5,), (127.5,)))
    spec = _spec("embedding", source, preprocessing, Postprocessing())
    return Subject(source, spec, natural_images(pictures, ImageSize(160, 120), _SEED))


def _loaded(model: object) -> SourceModel:
    with TemporaryDirectory() as folder:
        return load(saved(model, Path(folder) / "model.keras"))


def _spec(name: str, source: SourceModel, preprocessing: ImagePreprocessing, last: Postprocessing) -> ModelSpec:
    (output,) = source.outputs
    return ModelSpec(
        name=name.lower(),
        task=TaskKind.IMAGE_CLASSIFICATION,
        inputs=source.inputs,
        outputs=source.outputs,
        preprocessing=preprocessing,
        postprocessing=last,
        labels=LabelSet(tuple(f"class {index}" for index in range(output.shape[-1]))),
    )
