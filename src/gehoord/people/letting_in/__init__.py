"""Letting somebody in out of the ordinary: by their own organisation, after a loss, and slowly after wrong guesses."""
