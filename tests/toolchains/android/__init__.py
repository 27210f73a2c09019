"""Decides what stands in for Android's SDK: real framework and androidx classes, real aapt2, stubs of the rest."""
