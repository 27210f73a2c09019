"""Decides in which browser generated pages are looked at, and what is looked for."""
