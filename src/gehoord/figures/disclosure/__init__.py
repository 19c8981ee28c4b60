"""How the figures of a year become safe together, and how that is seen from outside."""
