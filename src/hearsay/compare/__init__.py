"""Across articles: copies and stories from their texts; claims, series, positions and the rest from their records."""
