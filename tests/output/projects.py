"""A small project for tests of updates: rendered from a dictionary, edited on disk, rendered again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.output import (
    Lock,
    LockedFile,
    Origin,
    Resolution,
    UpdatePlan,
    apply_update,
    lock_files,
    places,
    plan_update,
    read_disk,
    read_lock,
)
from generator.render.files import Ownership, RenderedFile, RenderedProject
from tests.support.trees import build_tree, read_tree

TOOL = "0.1.0"


@dataclass(frozen=True)
class Rendering:
    """What mobilegen would write: files by path, and which of them are programs."""

    files: Mapping[str, str | bytes]
    executable: frozenset[str] = frozenset()
    origin: Origin = field(default_factory=lambda: Origin(TOOL, "templates"))

    @property
    def project(self) -> RenderedProject:
        return RenderedProject.of(
            RenderedFile(
                PurePosixPath(path),
                content.encode() if isinstance(content, str) else content,
                Ownership.GENERATED if path.startswith("inference") else Ownership.SCAFFOLD,
                path in self.executable,
            )
            for path, content in self.files.items()
        )

    @property
    def lock(self) -> Lock:
        return Lock.of(self.origin, map(LockedFile.of, self.project.files), "schema = 1\n")

    def write(self, root: Path) -> Path:
        """As `new` does it."""
        files = [*self.project.files, *lock_files(self.lock)]
        build_tree(root, {file.path.as_posix(): file.content for file in files})
        for path in self.executable:
            (root / path).chmod(0o755)
        return root

    def planned(self, root: Path, resolution: Resolution = Resolution.ASK) -> UpdatePlan:
        lock = read_lock(root, TOOL)
        disk = read_disk(root, places(self.project, lock))
        return plan_update(self.project, lock, disk, self.lock, resolution)

    def update(self, root: Path, resolution: Resolution = Resolution.ASK) -> UpdatePlan:
        planned = self.planned(root, resolution)
        apply_update(planned, root)
        return planned


def actions(planned: UpdatePlan) -> dict[str, str]:
    """What is done to each file that isn't identical."""
    return {change.path.as_posix(): change.action.value for change in planned.changes if change.action != "identical"}


def project_files(root: Path) -> dict[str, bytes]:
    """Everything in the project but mobilegen's own records."""
    return {path: content for path, content in read_tree(root).items() if not path.startswith(".mobilegen/")}


def is_executable(path: Path) -> bool:
    return os.access(path, os.X_OK)
