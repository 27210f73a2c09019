"""Decides what `mobilegen verify` needs besides the order of its steps: artefacts opened, fed, judged and explained."""
