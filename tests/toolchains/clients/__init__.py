"""Decides how packages are fetched through the ordinary clients of their registries and checked against our pins."""
