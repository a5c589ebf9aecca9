"""The desk's database, the only place with SQL."""
