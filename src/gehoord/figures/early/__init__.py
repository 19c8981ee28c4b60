"""Early sight: which subjects are raised by more clients than chance explains, while it happens."""
