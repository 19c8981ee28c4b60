"""The central access: whatever reached us and waits, who took it, and what became of it."""
