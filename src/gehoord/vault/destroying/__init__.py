"""Destroying that somebody asked for; what is past its term goes by itself."""
