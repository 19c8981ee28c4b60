"""What stands in a published year, read from its own files and from nothing else: for who audits it and for who attacks it."""
