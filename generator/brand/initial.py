"""Decides which one character stands for an app's name on its icon."""

from __future__ import annotations

import unicodedata


def initial(display_name: str) -> str:
    """The first letter or digit, upper-case and without marks that no single character has; empty if there is none.

    Compatibility forms are read as what they stand for: a letter in a circle or of full width is that letter. What is
    neither letter nor digit (punctuation, emoji, flags) is passed over.
    """
    for char in unicodedata.normalize("NFKC", display_name):
        if unicodedata.category(char)[0] == "L" or char.isdecimal():
            upper = char.upper()
            # Some letters have no upper case of one character: ß would become SS.
            return upper if len(upper) == 1 else char
    return ""
