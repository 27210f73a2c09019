"""Decides whether an app declares what Apple wants a reason for, and nothing else."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

# Apple names them in "Describing use of required reason API" (Bundle Resources); here as Swift writes them,
# with the reason that fits an app which reads its own data only.
REASONED: Mapping[str, tuple[str, str]] = {
    "NSPrivacyAccessedAPICategoryUserDefaults": (r"\bUserDefaults\b|@AppStorage|@SceneStorage", "CA92.1"),
    "NSPrivacyAccessedAPICategorySystemBootTime": (r"\bsystemUptime\b|\bmach_absolute_time\b", "35F9.1"),
    "NSPrivacyAccessedAPICategoryFileTimestamp": (
        r"\b(?:creationDate|modificationDate|contentModificationDateKey|creationDateKey|fileModificationDate|fstat|lstat|stat)\b",
        "C617.1",
    ),
    "NSPrivacyAccessedAPICategoryDiskSpace": (
        r"\b(?:volumeAvailableCapacity\w*|volumeTotalCapacity\w*|systemFreeSize|systemSize|statfs|statvfs)\b",
        "E174.1",
    ),
    "NSPrivacyAccessedAPICategoryActiveKeyboards": (r"\bactiveInputModes\b", "54BD.1"),
}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


def privacy_problems(manifest: Path, sources: Iterator[Path]) -> Iterator[str]:
    """APIs that are used but not declared or the reverse, tracking, and reasons that don't fit."""
    content = plistlib.loads(manifest.read_bytes())
    text = "\n".join(COMMENT.sub("", path.read_text(encoding="utf-8")) for path in sources)
    declared = {
        entry["NSPrivacyAccessedAPIType"]: entry["NSPrivacyAccessedAPITypeReasons"]
        for entry in content.get("NSPrivacyAccessedAPITypes", [])
    }
    for category, (pattern, reason) in REASONED.items():
        used = re.search(pattern, text)
        if used and category not in declared:
            yield f"{used.group()} is used, and {category} isn't declared"
        if category in declared and not used:
            yield f"{category} is declared, and nothing uses it"
        if category in declared and declared[category] != [reason]:
            yield f"{category} has the reasons {declared[category]}, not {reason}"
    if unknown := declared.keys() - REASONED.keys():
        yield f"{sorted(unknown)} is unknown"
    for key, value in {
        "NSPrivacyTracking": False,
        "NSPrivacyTrackingDomains": [],
        "NSPrivacyCollectedDataTypes": [],
    }.items():
        if content.get(key) != value:
            yield f"{key} is {content.get(key)}, and the app sends nothing anywhere"
