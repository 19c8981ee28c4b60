"""When somebody may be in danger: what to do, who is called in, and what is written down of it."""
