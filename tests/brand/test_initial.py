"""One letter or digit stands for a name, in whatever script and after whatever else the name begins with."""

from __future__ import annotations

import pytest

from generator.brand.initial import initial


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Digit Reader", "D"),
        ("digit reader", "D"),
        ("éclair", "É"),
        ("e\u0301clair", "É"),
        ("q\u0303uick", "Q"),
        ("\u0301accent alone", "A"),
        ("3D Lens", "3"),
        ("٣ أشياء", "٣"),
        ("½ price", "1"),
        ("שלום", "ש"),
        ("مرحبا", "م"),
        ("\u202eabc", "A"),
        ("жук", "Ж"),
        ("ßeta", "ß"),
        ("ǆ", "D"),
        ("ﬁsh", "F"),
        ("\uff21\uff50\uff50", "A"),
        ("Ⓐpp", "A"),
        ("🔢 Numbers", "N"),
        ("👩‍🔬 Lab", "L"),
        ('"Quoted"', "Q"),
        ("@home", "H"),
        ("$(reboot)", "R"),
        ("\\name", "N"),
        ("*/ end", "E"),
        ("数字", "数"),
        ("🎉", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_the_initial_is_the_first_letter_or_digit(name: str, expected: str) -> None:
    assert initial(name) == expected
