"""Decides which names are allowed where, and which identifiers are derived from what a person typed."""

from __future__ import annotations

import re
import unicodedata

from generator.spec.problems import Problem, error

_SEGMENT = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_WORD = re.compile(r"[A-Za-z0-9]+")

# Hard keywords of Kotlin and the keywords of Java that can't be a package segment.
_KEYWORDS = frozenset(
    """
    abstract as assert boolean break byte case catch char class const continue default do double else enum extends
    false final finally float for fun goto if implements import in instanceof int interface internal is long native
    new null object package private protected public return short static strictfp super switch synchronized this
    throw throws transient true try typealias typeof val var void volatile when while
    """.split()
)
# Below these are the platform's own packages: Kotlin's compiler and Java's class loader refuse any other there.
_PLATFORMS = frozenset({"android", "java", "kotlin"})
# A package is a folder, and Windows keeps these names for devices.
_DEVICES = frozenset({"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
# An app target that is called like one of these would hide a module that it imports, or a name of the Swift language.
_SWIFT_NAMES = frozenset(
    """
    AVFoundation Accelerate Any Combine CoreGraphics CoreImage CoreML CoreMedia CoreVideo Dispatch Foundation ImageIO
    Inference Metal Observation Photos PhotosUI Protocol Self Swift SwiftUI TensorFlowLite Testing Type UIKit Vision
    XCTest XCUIAutomation os
    """.split()
)
# An app's target has a folder of its own beside these of the Xcode project, of CocoaPods and of Xcode's builds.
_FOLDERS = frozenset({"deriveddata", "models", "packages", "pods"})
# Macs and Windows tell no names apart by the case of their letters.
_TAKEN = _FOLDERS | _DEVICES | {name.lower() for name in _SWIFT_NAMES}
_LINE_BREAKS = frozenset("\n\v\f\r\x85\u2028\u2029")
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Zs"})
# Letters and symbols all the same: fillers of Hangul syllables, and Braille without a dot.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_MAX_DISPLAY_NAME = 50
_MAX_APPLICATION_ID = 150


def application_id_problems(application_id: str) -> list[Problem]:
    """Everything that stops `application_id` from being an Android application id and a Kotlin package.

    Source: developer.android.com, "Set the application ID"; Kotlin grammar, hard keywords.
    """
    where = "app.application_id"
    example = "Use two or more words joined by dots, such as com.example.digits."
    segments = application_id.split(".")
    if len(segments) < 2:
        return [error(where, f"“{application_id}” has no dot", example)]
    found: list[Problem] = []
    if len(application_id) > _MAX_APPLICATION_ID:
        found.append(error(where, f"is longer than {_MAX_APPLICATION_ID} characters"))
    for segment in segments:
        if not _SEGMENT.fullmatch(segment):
            rule = "each part starts with a letter and holds only ASCII letters, digits and underscores"
            found.append(error(where, f"“{segment}” in “{application_id}” is not allowed: {rule}", example))
        elif reason := _reserved(segment):
            found.append(error(where, f"“{segment}” in “{application_id}” is {reason}", "Choose another word."))
    if segments[0] in _PLATFORMS:
        reason = f"begins with “{segments[0]}”, where only the platform's own packages are"
        found.append(
            error(where, f"“{application_id}” {reason}", "Begin with your domain, such as com.example.digits.")
        )
    return found


def _reserved(segment: str) -> str:
    """What a well-formed segment is that can't be one all the same; empty if it can."""
    if segment in _KEYWORDS:
        return "a Kotlin or Java keyword"
    return "a device's name on Windows, which no folder can have" if segment.lower() in _DEVICES else ""


def display_name_problems(display_name: str) -> list[Problem]:
    """Everything that stops `display_name` from being shown under an icon."""
    where = "app.display_name"
    example = "Give the app a name, such as Digit Reader."
    if not display_name.strip():
        return [error(where, "is empty", example)]
    found: list[Problem] = []
    if len(display_name) > _MAX_DISPLAY_NAME:
        found.append(error(where, f"is longer than {_MAX_DISPLAY_NAME} characters", "Shorten it."))
    unreadable = next(filter(_unreadable, display_name), None)
    if unreadable is not None:
        told = f"contains U+{ord(unreadable):04X}, {_unreadable(unreadable)}"
        found.append(error(where, told, "Take that character out."))
    elif not any(map(_is_visible, display_name)):
        found.append(error(where, "shows nothing: all of its characters are invisible", example))
    return found


def _unreadable(char: str) -> str:
    """What a character is that no name can hold; empty if it can."""
    if char in _LINE_BREAKS:
        return "a line break"
    category, code = unicodedata.category(char), ord(char)
    if category == "Cc":
        return "a control character"
    if category == "Cs":
        return "half of a character"
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "which Unicode keeps free of characters"
    return ""


def _is_visible(char: str) -> bool:
    """Whether `char` by itself is seen: joiners, marks of direction and accents only do something to others."""
    return unicodedata.category(char) not in _UNSEEN and char not in _BLANKS


def bundle_identifier(application_id: str) -> str:
    """The iOS bundle identifier: Apple allows hyphens where Android has underscores."""
    return application_id.replace("_", "-")


def type_name(display_name: str, application_id: str) -> str:
    """An UpperCamelCase ASCII identifier for targets and types (`Digit Reader` -> `DigitReader`).

    A name without ASCII letters falls back to the last part of the application id; `Vision` becomes `VisionApp`, since
    a module of that name exists, and `Models` becomes `ModelsApp`, since that folder does.
    """
    words = _ascii_words(display_name)
    while words and not words[0][0].isalpha():
        words.pop(0)
    if not words:
        words = _ascii_words(application_id.rsplit(".", 1)[-1])
    name = "".join(word[0].upper() + word[1:] for word in words)
    return f"{name}App" if name.lower() in _TAKEN else name


def slug(display_name: str, application_id: str) -> str:
    """A lower-case name with hyphens for folders and Gradle (`Digit Reader` -> `digit-reader`)."""
    words = _ascii_words(display_name) or _ascii_words(application_id.rsplit(".", 1)[-1])
    return "-".join(words).lower()


def model_name(stem: str) -> str:
    """A lower-case file name with underscores, safe as asset and as Xcode resource (`My Net-2` -> `my_net_2`)."""
    name = "_".join(_ascii_words(stem)).lower()
    if not name:
        return "model"
    return name if name[0].isalpha() else f"model_{name}"


def default_display_name(stem: str) -> str:
    """A readable name from a file name (`digit_reader-v2` -> `Digit Reader V2`)."""
    words = re.split(r"[\W_]+", stem)
    return " ".join(word[0].upper() + word[1:] for word in words if word) or "My Model"


def default_application_id(display_name: str) -> str:
    """A valid application id under com.example from a display name (`Digit Reader` -> `com.example.digitreader`)."""
    segment = "".join(_ascii_words(display_name)).lower() or "app"
    if not segment[0].isalpha() or _reserved(segment):
        segment = f"app{segment}"
    return f"com.example.{segment}"


def _ascii_words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(char for char in decomposed if not unicodedata.combining(char)))
