"""Names that a store, Kotlin or Xcode would refuse are refused first; derived identifiers are always valid."""

from __future__ import annotations

import re

import pytest

from generator.spec import identifiers

_NAMES = [
    "Digit Reader",
    "größe & Ärger",
    "数字",
    "مرحبا",
    "🎉",
    "3D Viewer",
    "2048",
    "class",
    "Con",
    "a",
    'He said "$x" {{ y }}',
    "  spaced  ",
    "Ünï-cödé_2",
    "ﬁne ½",
]


@pytest.mark.parametrize(
    "name", ["com.example.digits", "a.b", "Com.Example.App_1", "org.x.y.z9", "com.example.data.open.value"]
)
def test_application_id_is_accepted(name: str) -> None:
    assert identifiers.application_id_problems(name) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("digits", "has no dot"),
        ("", "has no dot"),
        ("com.", "“”"),
        ("com..digits", "“”"),
        (".com.digits", "“”"),
        ("com.1st.app", "“1st”"),
        ("com.my-app.x", "“my-app”"),
        ("com.exa mple.x", "“exa mple”"),
        ("com.exämple.x", "“exämple”"),
        ("com.example.x\n", "“x\n”"),
        ("com.example.fun", "“fun” in “com.example.fun” is a Kotlin or Java keyword"),
        ("com.native.app", "“native”"),
        ("com.true.app", "“true”"),
        ("com.example.in.app", "“in” in “com.example.in.app” is a Kotlin or Java keyword"),
        ("kotlin.app", "begins with “kotlin”"),
        ("java.app", "begins with “java”"),
        ("android.app", "begins with “android”"),
        ("com.AUX.app", "“AUX” in “com.AUX.app” is a device's name on Windows"),
        ("com.example.com1", "“com1”"),
        ("a." + "b" * 200, "longer than 150"),
    ],
)
def test_application_id_is_refused(name: str, expected: str) -> None:
    (problem,) = identifiers.application_id_problems(name)
    assert expected in problem.message
    assert problem.where == "app.application_id"


def test_package_of_the_platform_is_refused_with_what_to_begin_with() -> None:
    (problem,) = identifiers.application_id_problems("kotlin.foo")
    assert problem.hint == "Begin with your domain, such as com.example.digits."


def test_every_wrong_part_of_an_application_id_is_named() -> None:
    messages = [problem.message for problem in identifiers.application_id_problems("1a.class.in.b-c")]
    assert [message.split()[0] for message in messages] == ["“1a”", "“class”", "“in”", "“b-c”"]


@pytest.mark.parametrize(
    "name",
    [
        "Digit Reader",
        'A "$x" {{ y }}',
        "数字",
        "مرحبا",
        "نمی\u200cشود",
        "\u200fשלם",
        "🎉",
        "👩\u200d🔬",
        "☕\ufe0f",
        "e\u0301",
        "x" * 50,
    ],
)
def test_any_readable_display_name_is_accepted(name: str) -> None:
    assert identifiers.display_name_problems(name) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "empty"),
        ("  \t ", "empty"),
        ("x" * 51, "longer than 50"),
        ("a\nb", "U+000A, a line break"),
        ("a\u2028b", "U+2028, a line break"),
        ("a\x85b", "U+0085, a line break"),
        ("\x07", "U+0007, a control character"),
        ("a\tb", "U+0009, a control character"),
        ("a\x7f", "U+007F, a control character"),
        ("a\ud83d", "U+D83D, half of a character"),
        ("a\ufffe", "U+FFFE, which Unicode keeps free of characters"),
        ("a\uffff", "U+FFFF, which Unicode keeps free of characters"),
        ("\U0010ffff", "U+10FFFF, which Unicode keeps free of characters"),
        ("\ufdd0", "U+FDD0, which Unicode keeps free of characters"),
        ("\u200b", "shows nothing"),
        ("\u202e", "shows nothing"),
        ("\u3164", "shows nothing"),
        ("\ufeff \u00ad\u2060", "shows nothing"),
        ("\u115f\u1160\uffa0", "shows nothing"),
        ("\u2800", "shows nothing"),
        ("\ufe0f\u0301", "shows nothing"),
    ],
)
def test_unreadable_display_name_is_refused(name: str, expected: str) -> None:
    (problem,) = identifiers.display_name_problems(name)
    assert expected in problem.message
    assert problem.where == "app.display_name"
    assert problem.hint


@pytest.mark.parametrize("name", _NAMES)
def test_derived_identifiers_are_always_valid(name: str) -> None:
    application_id = identifiers.default_application_id(name)
    assert identifiers.application_id_problems(application_id) == []
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", identifiers.type_name(name, application_id))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifiers.slug(name, application_id))
    assert re.fullmatch(r"[a-z][a-z0-9_]*", identifiers.model_name(name))
    assert identifiers.display_name_problems(identifiers.default_display_name(name)) == []


def test_digits_identifiers_are_those_of_the_golden_apps() -> None:
    assert identifiers.type_name("Digit Reader", "com.example.digits") == "DigitReader"
    assert identifiers.slug("Digit Reader", "com.example.digits") == "digit-reader"
    assert identifiers.default_application_id("Digit Reader") == "com.example.digitreader"
    assert identifiers.default_display_name("digit_reader-v2") == "Digit Reader V2"
    assert identifiers.model_name("My Net-2") == "my_net_2"
    assert identifiers.model_name("2048") == "model_2048"


def test_name_without_ascii_falls_back_to_the_application_id() -> None:
    assert identifiers.type_name("数字", "com.example.digit_reader") == "DigitReader"
    assert identifiers.slug("数字", "com.example.digit_reader") == "digit-reader"


@pytest.mark.parametrize(("name", "expected"), [("Vision", "VisionApp"), ("core ML", "CoreMLApp"), ("Self", "SelfApp")])
def test_type_name_hides_no_module(name: str, expected: str) -> None:
    assert identifiers.type_name(name, "com.example.app") == expected


@pytest.mark.parametrize("name", ["Models", "MODELS", "packages", "Pods", "Derived Data", "con", "image io", "OS"])
def test_type_name_is_a_folder_that_is_free_on_every_system(name: str) -> None:
    assert identifiers.type_name(name, "com.example.app").endswith("App")
    assert identifiers.type_name("數", f"com.example.{name.replace(' ', '')}").endswith("App")


def test_bundle_identifier_has_hyphens_for_underscores() -> None:
    assert identifiers.bundle_identifier("com.example.my_app") == "com.example.my-app"
