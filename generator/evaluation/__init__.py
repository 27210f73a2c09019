"""Decides what is measured of artefacts on labelled pictures: accuracy, and what follows from it."""
