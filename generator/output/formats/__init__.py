"""Formats whose entries are told apart by a key, so that two sides may both add some at the same place."""
