"""What stands in a text: mentions of actors, dates, quantities, places."""
