"""The pages of the manual that are gathered from the code."""
