"""Reading the journal: finding lines again, for whoever watches over it."""
