"""Reads and writes mobilegen.toml, which records what a project is made from."""

from generator.config.labels_file import read_labels
from generator.config.reader import parse, read
from generator.config.writer import dumps, update

__all__ = ["dumps", "parse", "read", "read_labels", "update"]
