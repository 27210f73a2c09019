"""Decides how what was measured is shown to a person in one page, and to a program in one file."""

from generator.report.html_page import html_page
from generator.report.json_file import json_file
from generator.report.report import Report
from generator.report.verdict import verdict

__all__ = ["Report", "html_page", "json_file", "verdict"]
