"""What is known before an article is read: tables of words, names and places, and what is made of them."""
