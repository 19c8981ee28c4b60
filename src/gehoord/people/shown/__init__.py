"""The table of rights as people read it."""
