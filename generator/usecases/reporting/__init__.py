"""Decides how what the stages found out becomes the values that a report shows."""
