"""The client and the road they take: who is supported, what they raised, what was done about it, and by whom."""
