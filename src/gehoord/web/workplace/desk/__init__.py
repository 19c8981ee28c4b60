"""The pages of the desk: what waits, and registering a talk while it runs."""
