"""Both apps get the colours of one brand, and Android its icon, as each platform writes them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from generator.brand import Brand, brand_of
from generator.render import RENDERERS
from generator.spec import AppSpec, Platform
from tests.support.rendering import coreml_artifact, render_request
from tests.support.specs import digits_project

_ANDROID = "{http://schemas.android.com/apk/res/android}"
_RES = "app/src/main/res"


@pytest.fixture(params=["#2F63CB", None])
def app(request: pytest.FixtureRequest) -> AppSpec:
    return AppSpec("Bird Spotter", "com.example.birds", request.param)


@pytest.fixture
def brand(app: AppSpec) -> Brand:
    return brand_of(app)


@pytest.fixture
def android(app: AppSpec) -> dict[str, str]:
    """The Android project's text files."""
    files = RENDERERS[Platform.ANDROID].render(render_request(project=digits_project(app=app))).files
    return {file.path.as_posix(): file.content.decode("utf-8", "replace") for file in files}


def test_compose_gets_every_role_light_and_dark(android: dict[str, str], brand: Brand) -> None:
    text = android["app/src/main/kotlin/com/example/birds/ui/Color.kt"]
    schemes = re.findall(r"internal val (\w+) = (\w+)\(\n(.*?)\n\)", text, re.DOTALL)
    written = {
        (name, function): {role: f"#{color}" for role, color in re.findall(r"(\w+) = Color\(0xFF(\w{6})\)", roles)}
        for name, function, roles in schemes
    }
    assert written == {
        ("lightColors", "lightColorScheme"): brand.scheme.light,
        ("darkColors", "darkColorScheme"): brand.scheme.dark,
    }


def test_the_window_has_the_surfaces_colour_before_compose_draws(android: dict[str, str], brand: Brand) -> None:
    light, dark = (_colors(android[f"{_RES}/{folder}/colors.xml"]) for folder in ("values", "values-night"))
    assert light["window_background"] == brand.scheme.light["surface"]
    assert dark["window_background"] == brand.scheme.dark["surface"]


def test_the_launcher_gets_the_icon_in_layers(android: dict[str, str], brand: Brand) -> None:
    colors = _colors(android[f"{_RES}/values/colors.xml"])
    background, foreground, whole = (
        _paths(android[f"{_RES}/drawable/ic_launcher_{name}.xml"], colors)
        for name in ("background", "foreground", "round")
    )
    icon = brand.icon
    pattern, mark = (icon.pattern.color, icon.pattern.path), (icon.mark.color, icon.mark.path)
    assert background == [(icon.field, "M0,0 H108 V108 H0 Z"), pattern]
    assert foreground == [mark]
    assert [color for color, _ in whole] == [icon.field, icon.pattern.color, icon.mark.color]
    assert whole[1:] == [pattern, mark]
    layers = {layer.tag: layer.get(f"{_ANDROID}drawable") for layer in _adaptive(android)}
    assert layers == {
        "background": "@drawable/ic_launcher_background",
        "foreground": "@drawable/ic_launcher_foreground",
        "monochrome": "@drawable/ic_launcher_foreground",
    }


def test_the_activity_starts_with_the_splash_and_leaves_it(android: dict[str, str]) -> None:
    """Else the icon would lie below every screen before Android 12."""
    (activity,) = ET.fromstring(android["app/src/main/AndroidManifest.xml"]).iter("activity")
    assert activity.get(f"{_ANDROID}theme") == "@style/Theme.App.Starting"
    source = android["app/src/main/kotlin/com/example/birds/MainActivity.kt"]
    assert "setTheme(R.style.Theme_App)\n        super.onCreate(" in source


def test_no_picture_of_points_is_in_the_project(android: dict[str, str]) -> None:
    assert {path for path in android if path.endswith((".png", ".webp", ".jpg"))} == set()


def test_ios_gets_the_same_accent(app: AppSpec, brand: Brand) -> None:
    request = render_request(project=digits_project(app=app), artifact=coreml_artifact())
    files = {file.path.as_posix(): file.content for file in RENDERERS[Platform.IOS].render(request).files}
    (content,) = (content for path, content in files.items() if path.endswith("AccentColor.colorset/Contents.json"))
    light, dark = (entry["color"]["components"] for entry in json.loads(content)["colors"])
    for components, expected in ((light, brand.scheme.light["primary"]), (dark, brand.scheme.dark["primary"])):
        channels = [components[channel].removeprefix("0x") for channel in ("red", "green", "blue")]
        assert f"#{''.join(channels)}" == expected


def _colors(text: str) -> dict[str, str]:
    return {str(color.get("name")): str(color.text) for color in ET.fromstring(text)}


def _paths(text: str, colors: dict[str, str]) -> list[tuple[str, str]]:
    """Colour and path data of each path of a vector drawable, in the order of drawing."""
    return [
        (colors[str(path.get(f"{_ANDROID}fillColor")).removeprefix("@color/")], str(path.get(f"{_ANDROID}pathData")))
        for path in ET.fromstring(text).iter("path")
    ]


def _adaptive(android: dict[str, str]) -> ET.Element:
    return ET.fromstring(android[f"{_RES}/mipmap-anydpi-v26/ic_launcher.xml"])
