"""Decides which artefacts of a project needn't be converted again: those of the same model that nobody touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.output import DiskFile, Lock, digest, read_disk
from generator.spec import FORMAT_NAMES, ModelArtifact, ModelFormat, ProjectSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Progress
from generator.usecases.project_origin import file_digest

Convert = Callable[[SourceModel, QuantizationRecipe, str], ModelArtifact]


def kept_converters(
    converters: Mapping[ModelFormat, Convert], project: ProjectSpec, lock: Lock, root: Path
) -> dict[ModelFormat, Convert]:
    """Converters that give what lies in the project already, by format; none for another model or another mobilegen.

    What they give is compared with the model as if it were new, and its metadata is written anew.

    Args:
        converters: for whatever else is asked of them.
        project: as it is wanted now.
        lock: of the project in `root`.
        root: the project's folder.
    """
    origin = lock.origin
    if origin.tool != __version__ or origin.inputs.get("model_digest") != file_digest(project.source.path):
        return {}
    found = {kind: _artifact(kind, project, lock, root) for kind in converters}
    return {
        kind: _Kept(kind, project.quantization.recipe(kind), files, converters[kind])
        for kind, files in found.items()
        if files
    }


@dataclass(frozen=True)
class _Kept:
    """Gives the artefact in `recipe`, and leaves others to `converter`."""

    kind: ModelFormat
    recipe: QuantizationRecipe
    files: Mapping[str, bytes]
    converter: Convert

    def __call__(self, model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
        if recipe is not self.recipe or model.converted:
            return self.converter(model, recipe, name)
        return ModelArtifact(self.kind, recipe, dict(self.files), model.inputs, model.outputs)


def _artifact(kind: ModelFormat, project: ProjectSpec, lock: Lock, root: Path) -> dict[str, bytes]:
    """The files of an artefact that a converter alone has made; none if there is none, or somebody touched one."""
    recipe, facts = project.quantization.recipe(kind), lock.origin.facts
    if facts.get(f"{kind.value}.conversion") != recipe.value or not recipe.is_float:
        return {}
    name = kind.file_name(project.model.name)
    found: dict[str, bytes] = {}
    entries = [file for file in lock.files if name in file.path.parts]
    disk = read_disk(root, [file.place for file in entries])
    for entry in entries:
        file = disk.files.get(entry.place)
        if not isinstance(file, DiskFile) or digest(file.content) != entry.digest:
            return {}
        found[_inner(entry.path, name)] = file.content
    return found


def _inner(path: PurePosixPath, name: str) -> str:
    """The path in a package, or the name of the one file."""
    inner = path.parts[path.parts.index(name) + 1 :]
    return "/".join(inner) if inner else name


@dataclass(frozen=True)
class UpdateProgress:
    """Follows the stages of a run for which the model is loaded already, and that converts no artefact of `kept`."""

    progress: Progress
    kept: Collection[ModelFormat]

    def stage(self, title: str) -> AbstractContextManager[None]:
        """Surrounds one stage, by a title that doesn't claim too much."""
        if title.startswith("Loading the model"):
            return nullcontext()
        for kind in self.kept:
            if title.startswith(f"Converting to {FORMAT_NAMES[kind]}"):
                return self.progress.stage(f"Taking the {FORMAT_NAMES[kind]} model that is there")
        return self.progress.stage(title)

    def counted(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Surrounds a stage of `total` steps."""
        return self.progress.counted(title, total)
