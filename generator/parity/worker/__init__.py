"""Decides how an artefact is executed in a process of its own, which a broken one may take down."""
