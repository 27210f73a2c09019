"""The systems that an iOS app asks for: those that read its model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.render import RENDERERS
from generator.render.deployment import deployment_versions
from generator.spec import Platform, QuantizationRecipe
from tests.support.rendering import coreml_artifact, render_request

Recipe = QuantizationRecipe


@pytest.mark.parametrize(
    ("recipe", "ios", "macos"),
    [(Recipe.PALETTIZED_W4_AFP16, "17.0", "14.0"), (Recipe.BLOCKWISE_WI4_AFP16, "18.0", "15.0")],
)
def test_project_package_and_readme_ask_for_the_ios_that_the_recipe_needs(recipe: Recipe, ios: str, macos: str) -> None:
    request = render_request(artifact=replace(coreml_artifact(), recipe=recipe))
    files = {file.path.name: file for file in RENDERERS[Platform.IOS].render(request).files}
    texts = {name: files[name].content.decode() for name in ("project.pbxproj", "Package.swift", "README.md")}
    assert texts["project.pbxproj"].count(f"IPHONEOS_DEPLOYMENT_TARGET = {ios};") == 2
    assert f'.iOS("{ios}"), .macOS("{macos}")' in texts["Package.swift"]
    assert f"iOS {ios} or newer" in texts["README.md"]


def test_newer_targets_stay_and_other_versions_are_left_alone() -> None:
    versions = {"ios_deployment_target": "18.2", "macos_deployment_target": "26", "kotlin": "2.3.0-RC"}
    artifact = replace(coreml_artifact(), recipe=Recipe.BLOCKWISE_WI4_AFP16)
    assert deployment_versions(versions, [artifact, coreml_artifact()]) == versions
    assert deployment_versions(versions, []) == versions
