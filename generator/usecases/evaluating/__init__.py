"""Decides how models are evaluated on labelled pictures."""
