"""Decides what is worth doing to a model, each piece of advice from one kind of measurement."""
