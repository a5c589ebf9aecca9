"""From an article to a parsed text with the way back to its offsets; helpers over Universal Dependencies."""
