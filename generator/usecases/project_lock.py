"""Decides what a project remembers of how it was made, so that it can be made again later without losing edits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.config import dumps
from generator.output import Lock, LockedFile, lock_files
from generator.render.files import RenderedFile, RenderedProject
from generator.spec import ProjectSpec
from generator.usecases.made_project import MadeProject
from generator.usecases.model_options import ModelOptions
from generator.usecases.project_origin import CONFIG_FILE, Answers, origin
from generator.usecases.quantization_options import SelectTfOps

CHANGES_FILE = "CHANGES.md"
DOCUMENTS = frozenset(PurePosixPath(name) for name in (CONFIG_FILE, CHANGES_FILE, "report.html", "report.json"))
"""Files that are written as a whole each time: what a developer has in them is read first, or nothing of theirs."""


def answers_of(options: ModelOptions) -> Answers:
    """What `options` say and mobilegen.toml doesn't hold."""
    return Answers(
        samples=options.samples.resolve() if options.samples else None,
        force=options.force,
        normalize_twice=options.normalize_twice,
        select_tf_ops=options.select_tf_ops.value,
    )


def project_lock(made: MadeProject, root: Path, answers: Answers, config: str) -> Lock:
    """The lock of a project that will lie in `root`; `config` is the text of its mobilegen.toml."""
    if any(verified.artifact.select_tf_ops for verified in made.artifacts.values()):
        # Whoever was asked has said yes.
        answers = replace(answers, select_tf_ops=SelectTfOps.ALLOW.value)
    facts = replace(origin(config, root, answers, made.templates), facts=_facts(made))
    return Lock.of(facts, map(LockedFile.of, merged_files(made.rendered)), record(made.project, root))


def merged_files(rendered: RenderedProject) -> list[RenderedFile]:
    """The files that a developer's edits are merged with."""
    return [file for file in rendered.files if file.path not in DOCUMENTS]


def record(project: ProjectSpec, root: Path) -> str:
    """The project as a mobilegen.toml with its labels in it: the file that they came from will have changed."""
    return dumps(replace(project, labels_path=None), root)


def with_lock(made: MadeProject, root: Path, answers: Answers) -> RenderedProject:
    """All files of a new project that will lie in `root`, the lock among them."""
    config = next(file for file in made.rendered.files if file.path == PurePosixPath(CONFIG_FILE))
    lock = project_lock(made, root, answers, config.content.decode())
    return RenderedProject.of([*made.rendered.files, *lock_files(lock)])


def _facts(made: MadeProject) -> dict[str, str]:
    facts = {}
    for kind, verified in made.artifacts.items():
        facts[f"{kind.value}.bytes"] = str(verified.artifact.size)
        facts[f"{kind.value}.precision"] = verified.artifact.precision
        if not (verified.artifact.needs_interpreter or made.model.converted or verified.given_up):
            facts[f"{kind.value}.conversion"] = verified.artifact.recipe.value
    for kind, evaluation in made.measurements.evaluations.items():
        facts[f"{kind.value}.accuracy"] = f"{evaluation.accuracy.top1.value:.2%}"
    facts["final_activation"] = made.model.final_activation.value
    if made.model.graph_normalization:
        facts["graph_normalization"] = made.model.graph_normalization.description
    return facts
