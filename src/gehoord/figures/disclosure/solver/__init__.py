"""The native solver, and what is taken out of a problem before it sees it."""
