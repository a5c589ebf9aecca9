"""The commands, one module each: they read the command line, call the library, and print. No logic of their own."""
