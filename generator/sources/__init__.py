"""Decides how source models are read: which formats there are, what is refused and why, and what is traced."""
