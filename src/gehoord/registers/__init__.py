"""Whole registers: what stands in several rooms, taken over from a folder at once and given back as one."""
