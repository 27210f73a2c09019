"""The check of text files itself: each fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generated.checks.text_files import file_problems


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xml", b"<a><b></a>\n", "can't be parsed"),
        ("a.xcscheme", b"<Scheme>\n", "can't be parsed"),
        ("a.plist", b"<plist><dict>\n", "can't be parsed"),
        ("a.json", b"{'a': 1}\n", "can't be parsed"),
        ("a.xcstrings", b'{"a": }\n', "can't be parsed"),
        ("a.toml", b"a = \n", "can't be parsed"),
        ("a.yml", b"a: [1\n", "can't be parsed"),
        ("a.strings", b'"a" = "b"\n', "can't be parsed"),
        ("a.pbxproj", b"{ a = b }\n", "can't be parsed"),
        ("a.kt", b"\xff\n", "no UTF-8"),
        ("a.kt", b"\xef\xbb\xbfval a = 1\n", "byte order mark"),
        ("a.kt", b"val a = 1\r\n", "Windows line ends"),
        ("a.kt", b"val a = 1", "doesn't end with a line break"),
        ("a.kt", b"val a = 1 \n", "spaces at the end of a line"),
        ("a.kt", b"// {{ cookiecutter.slug }}\n", "an unrendered variable"),
        ("a.md", b"made in /home/me/work\n", "names a path of the machine"),
    ],
)
def test_fault_is_named(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)

    assert [found for found in file_problems(tmp_path) if found.startswith(f"{name}: ") and problem in found]


def test_clean_files_have_no_problem(tmp_path: Path) -> None:
    for name, text in {
        "a.xml": "<a/>\n",
        "a.bat": "echo\r\n",
        "a.strings": '"a" = "b";\n',
        "b.toml": "a = 1\n",
    }.items():
        (tmp_path / name).write_bytes(text.encode())

    assert list(file_problems(tmp_path)) == []
