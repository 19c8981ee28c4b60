"""Whether a client can still be asked for a mark. Here stands that it was asked; which code it was, nobody knows."""
