"""Decides which names and labels stand for all that is hard to write into somebody else's source code."""

from __future__ import annotations

from pathlib import Path

LABELS = (
    'a "quoted" label',
    "it's",
    "$price ${price} %1$s 100%",
    "{{ cookiecutter.slug }} {% raw %}",
    "back\\slash \\(name) \\u0041",
    "<b>&amp; ]]>",
    "👩‍🔬 ☕️",
    "שלום עולם",
    "@string/app_name ?attr/x",
    "a label so long that no card on a small screen can show it on one line, Zürich e\u0301",
)

OPTIONS: dict[str, str] = {
    "--name": 'Zoé\'s "Digits" $1 ${x} {{ 7 }} <&> \\(y) 🔢',
    "--application-id": "org.Example.data.open_2.value.R",
    "--accent": "tomato",
    "--description": 'Says "*/ what */" it sees: שלום $HOME `id` {# x #}',
    "--author": "O'Brien & Søn <o@example.com>",
    "--license": 'Apache-2.0 "or" later \\ %@',
    "--model-version": "2.0-β {{ 1 }}",
    # The other half of the contract's choices, too.
    "--resize-mode": "letterbox",
    "--resize-filter": "pillow-bilinear",
    "--channel-order": "bgr",
    "--precision": "float16",
}

# What only one platform knows.
PLATFORM_OPTIONS: dict[str, dict[str, str]] = {"android": {"--npu": "qualcomm"}, "ios": {"--ios-runtime": "both"}}

# Under each of these an app is linked, and its name read back.
NAMES = (
    OPTIONS["--name"],
    "🎉 Party $(reboot) `id`",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    'שלום "עולם"',
    "3D */ Lens /* \\u0041 \\",
    "مرحبا @string/app_name",
    "@string/app_name",
    "?attr/colorPrimary",
    "#FF0000",
    "<b>&amp;</b> ]]> <!-- x -->",
    "100% %1$s ${x} $x",
    "'; rm -rf ~; #",
    "{{ cookiecutter.slug }} {% raw %}",
    "数字认识",
    "user\u202e // \u2066check\u2069",
    "e\u0301 ﬁ \u00a0 Zürich",
    "  two  spaces  ",
    "true",
    "007",
)


def expected_labels(project: Path) -> bytes:
    """What `labels.txt` of a project below one of our temporary folders must hold."""
    labels = LABELS if any("special" in part for part in project.parts) else "0123456789"
    return "".join(f"{label}\n" for label in labels).encode()
