"""What keeps a client safe: what they agreed to, how they may be reached, and which number is never asked."""
