"""Decides how Swift 6 is had on Linux: pinned packages, unpacked into a folder of their own and run from there."""
