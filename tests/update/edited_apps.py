"""Decides what a developer did to both apps since an older mobilegen made them, and what that one did otherwise."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

ANDROID = Path("android/app/src/main/kotlin/com/example/birds/classify")
RESOURCES = Path("android/app/src/main/res/values")
IOS = Path("ios/Birds")
XCODE = Path("ios/Birds.xcodeproj/project.pbxproj")


@dataclass(frozen=True)
class Edit:
    """In the file `path`, the one place `old` is replaced by `new`; `older` says how it was in older templates.

    Attributes:
        older: what templates of today say and what the older ones said, somewhere else in the file.
    """

    path: Path
    old: str
    new: str
    older: tuple[str, str] | None = None

    @property
    def lines(self) -> list[str]:
        """What the developer wrote."""
        return [line for line in self.new.splitlines() if line not in self.old.splitlines()]


EDITS = (
    Edit(
        ANDROID / "ResultCard.kt",
        "            if (hasMore) ExpandButton(isExpanded, onClick = { isExpanded = !isExpanded })\n",
        "            if (hasMore) ExpandButton(isExpanded, onClick = { isExpanded = !isExpanded })\n"
        "            Lake()\n",
        older=("NARROW = 7", "NARROW = 6"),
    ),
    # Both sides add a line in front of the last one.
    Edit(
        RESOURCES / "strings_classify.xml",
        "</resources>",
        '    <string name="lake">Birds of the lake</string>\n</resources>',
        older=('    <string name="failed_copy">Copy report</string>\n', ""),
    ),
    # The line below it becomes another one.
    Edit(
        Path("android/gradle/libs.versions.toml"),
        'minSdk = "24"',
        'minSdk = "26"',
        older=('targetSdk = "{{ cookiecutter.versions.android_target_sdk }}"', 'targetSdk = "35"'),
    ),
    Edit(Path("android/README.md"), "\n## ", "\n## Who to ask\n\nThe lake team.\n\n## "),
    Edit(
        IOS / "Screens/ResultCard.swift",
        "        if hasMore { ExpandButton(isExpanded: $isExpanded) }\n",
        "        if hasMore { ExpandButton(isExpanded: $isExpanded) }\n        Lake()\n",
        older=("minHeight: 44", "minHeight: 40"),
    ),
    Edit(
        IOS / "Localizable.xcstrings",
        '    "Author" : {\n',
        '    "Birds of the lake" : {\n\n    },\n    "Author" : {\n',
        older=('"comment" : "Read aloud"', '"comment" : "Spoken"'),
    ),
    # Both sides add a file behind the models.
    Edit(
        XCODE,
        "/* Models */,\n",
        "/* Models */,\n\t\t\t\t0123456789ABCDEF01234567 /* Lake.xcconfig */,\n",
        older=("\t\t\t\t{{ id('signing settings') }} /* Signing.xcconfig */,\n", ""),
    ),
    Edit(
        XCODE,
        "/* End PBXFileReference section */",
        "\t\t0123456789ABCDEF01234567 /* Lake.xcconfig */ = "
        '{isa = PBXFileReference; lastKnownFileType = text.xcconfig; path = Lake.xcconfig; sourceTree = "<group>"; };\n'
        "/* End PBXFileReference section */",
    ),
    Edit(Path("ios/README.md"), "\n## ", "\n## Who to ask\n\nThe lake team.\n\n## "),
)
ADDED = {
    ANDROID / "Lake.kt": """\
package com.example.birds.classify

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import com.example.birds.R

@Composable
internal fun Lake() {
    Text(stringResource(R.string.lake))
}
""",
    IOS / "Screens/Lake.swift": """\
import SwiftUI

struct Lake: View {
  var body: some View { Text("Birds of the lake") }
}
""",
    Path("ios/Lake.xcconfig"): "LAKE = Constance\n",
}
RENAMED = {
    ANDROID / "ScoreSmoother.kt": ANDROID / "Smoothing.kt",
    IOS / "Classifier/ScoreSmoother.swift": IOS / "Classifier/Smoothing.swift",
}
DELETED = (Path("android/AGENTS.md"), Path("ios/AGENTS.md"), Path("ios/BirdsTests/StatusMarkTests.swift"))

# In files that a developer only renames; what the new templates say stands first.
_RENAMED_OLDER = {"ScoreSmoother.kt": ("FADED = 0.001f", "FADED = 0.002f"), "ScoreSmoother.swift": ("0.001", "0.002")}


def older_templates(today: Path, folder: Path) -> Path:
    """The templates of a mobilegen before this one, in `folder`."""
    shutil.copytree(today, folder)
    for edit in EDITS:
        if edit.older:
            _replace(_template(folder, edit.path), *edit.older)
    for name, (new, old) in _RENAMED_OLDER.items():
        (file,) = (path for path in folder.rglob(name) if "tasks" in path.parts)
        _replace(file, new, old)
    return folder


def edit(project: Path) -> None:
    """Does to the project what its developer did."""
    for change in EDITS:
        _replace(project / change.path, change.old, change.new)
    for path, text in ADDED.items():
        (project / path).write_text(text, encoding="utf-8")
    for source, target in RENAMED.items():
        (project / source).rename(project / target)
    for path in DELETED:
        (project / path).unlink()


def _template(folder: Path, path: Path) -> Path:
    (found,) = (file for file in (folder / path.parts[0]).rglob(path.name) if file.is_file())
    return found


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer says {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
