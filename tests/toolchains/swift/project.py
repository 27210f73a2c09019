"""Decides what a generated iOS project consists of, as far as checking it without Xcode is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class IosProject:
    """A rendered project on disk."""

    root: Path

    @property
    def name(self) -> str:
        """Of the app's target: the Xcode project's name."""
        bundles = sorted(self.root.glob("*.xcodeproj"))
        assert len(bundles) == 1, f"expected one .xcodeproj, found {[bundle.name for bundle in bundles]}"
        return bundles[0].stem

    @property
    def pbxproj(self) -> Path:
        return self.root / f"{self.name}.xcodeproj" / "project.pbxproj"

    @property
    def package(self) -> Path:
        return self.root / "Packages" / "Inference"

    @property
    def package_sources(self) -> list[Path]:
        return sorted((self.package / "Sources").rglob("*.swift"))

    @property
    def app_sources(self) -> list[Path]:
        return sorted((self.root / self.name).rglob("*.swift"))

    @property
    def app_tests(self) -> list[Path]:
        return sorted((self.root / f"{self.name}Tests").rglob("*.swift"))

    @property
    def ui_tests(self) -> list[Path]:
        return sorted((self.root / f"{self.name}UITests").rglob("*.swift"))
