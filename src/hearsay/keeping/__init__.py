"""What a desk keeps beside its articles' records: what was found by setting them beside one another, and how it is kept up to date."""
