"""Tests of the models that mobilegen brings along."""
