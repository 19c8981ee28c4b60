"""Codes for coming back: six words in the hand, and nothing here that leads to them."""
