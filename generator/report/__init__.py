"""Decides how what was measured is shown to a person in one page, and to a program in one file."""
