"""Gehoord: confidential counselling in youth care, registered once and reported safely."""

__version__ = "0.1.0"
