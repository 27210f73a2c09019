"""Decides what a generated Android project consists of, as far as compiling it without Gradle is concerned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Module:
    """A Gradle module of the project."""

    root: Path

    @property
    def script(self) -> str:
        return (self.root / "build.gradle.kts").read_text()

    @property
    def namespace(self) -> str:
        """The package of `R`, as the build script says."""
        match = re.search(r'^\s*namespace = "([\w.]+)"$', self.script, re.MULTILINE)
        assert match, f"{self.root.name}/build.gradle.kts names no namespace"
        return match.group(1)

    @property
    def resources(self) -> Path:
        return self.root / "src" / "main" / "res"

    @property
    def manifest(self) -> Path:
        return self.root / "src" / "main" / "AndroidManifest.xml"

    @property
    def assets(self) -> Path:
        return self.root / "src" / "main" / "assets"

    def sources(self, source_set: str) -> list[Path]:
        """Kotlin and Java of `main`, `test` or `androidTest`."""
        folder = self.root / "src" / source_set
        return sorted(path for path in folder.rglob("*") if path.suffix in {".kt", ".java"})

    def test_resources(self) -> Path:
        return self.root / "src" / "test" / "resources"


@dataclass(frozen=True)
class AndroidProject:
    """A rendered project on disk."""

    root: Path

    @property
    def app(self) -> Module:
        return Module(self.root / "app")

    @property
    def inference(self) -> Module:
        return Module(self.root / "inference")
