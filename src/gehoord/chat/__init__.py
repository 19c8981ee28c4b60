"""Conversations with who is outside, along whatever way: their lines, sealed, and the live road along which these travel."""
