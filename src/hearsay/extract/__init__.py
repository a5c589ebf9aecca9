"""What a text tells: statements, figures and events; ``reader`` runs all stages in order."""
