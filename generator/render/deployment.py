"""Decides which systems a generated iOS app asks for: the oldest that read its models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.spec import ModelArtifact

_IOS, _MACOS = "ios_deployment_target", "macos_deployment_target"
# The releases of macOS came a year apart in step with those of iOS: Core ML of iOS 17 is that of macOS 14.
_APART = 3


def deployment_versions(versions: Mapping[str, str], artifacts: Sequence[ModelArtifact]) -> dict[str, str]:
    """`versions` with the targets of iOS and macOS raised where a recipe needs newer ones.

    Args:
        versions: of the outside world by name, as in `templates/versions.toml`.
        artifacts: those that the project carries.
    """
    major, minor = max((artifact.recipe.minimum_ios for artifact in artifacts), default=(0, 0))
    raised = {_IOS: (major, minor), _MACOS: (major - _APART, minor)}
    return {name: _newer(version, raised.get(name, (0, 0))) for name, version in versions.items()}


def _newer(version: str, least: tuple[int, int]) -> str:
    if not any(least):
        return version
    major, _, minor = version.partition(".")
    return version if (int(major), int(minor or 0)) >= least else f"{least[0]}.{least[1]}"
