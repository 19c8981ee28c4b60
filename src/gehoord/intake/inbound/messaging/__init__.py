"""Messaging services: text in and text out, for an organisation that chose so knowing what it means. Off by default."""
