"""From files to articles: formats, encodings, metadata, and the parts of a page."""
