"""Decides who tries a `.tflite` on LiteRT's accelerators: its desktop library, in a process of its own."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.parity.execution import Execution, NotExecuted
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors

_MODULE = "generator.parity.worker.accelerator"
_PACKAGE = "ai_edge_litert"
_SEARCH_PATHS = {"darwin": "DYLD_LIBRARY_PATH", "win32": "PATH"}
_LOG_SIZE = 200_000


def litert_folder() -> Path | None:
    """Where LiteRT's Python package lies; it isn't imported for that."""
    spec = importlib.util.find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or []) if spec else []
    return Path(folders[0]) if folders else None


def _worker() -> WorkerProcess:
    return WorkerProcess.of_module(_MODULE, "model.tflite")


@dataclass(frozen=True)
class AcceleratorRunner:
    """Runs where LiteRT's wheel brings the accelerators.

    Attributes:
        accelerators: `CPU`, `GPU`, or `GPU+CPU`, which share the work.
        library: the wheel's folder, or None if there is none.
    """

    accelerators: str
    worker: WorkerProcess = field(default_factory=_worker)
    library: Path | None = field(default_factory=litert_folder)

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """See `ArtifactRunner.run`; the log is LiteRT's whole own, as far as anybody reads."""
        if self.library is None:
            return NotExecuted(f"the package {_PACKAGE} is not installed")
        if "GPU" in self.accelerators and not any(self.library.glob("*LiteRt*GpuAccelerator*")):
            return NotExecuted("LiteRT's library for this system has no GPU accelerator")
        worker = replace(
            self.worker,
            command=(*self.worker.command, self.accelerators),
            environment={**self.worker.environment, **_search_path(self.library)},
            log_size=_LOG_SIZE,
        )
        (content,) = artifact.files.values()
        return worker.run(lambda path: path.write_bytes(content), pictures)


def _search_path(library: Path) -> dict[str, str]:
    """LiteRT loads its accelerators by bare names, too, which a process finds only if it was started that way."""
    variable = _SEARCH_PATHS.get(sys.platform, "LD_LIBRARY_PATH")
    return {variable: os.pathsep.join(filter(None, [str(library), os.environ.get(variable)]))}
