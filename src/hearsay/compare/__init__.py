"""Across articles, from records alone."""
