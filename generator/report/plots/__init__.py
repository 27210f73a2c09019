"""Decides what is drawn, and that a drawing takes its colours from the page and brings nothing else along."""
