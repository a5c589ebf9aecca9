"""Articles, records and findings as they are shown in a terminal."""
