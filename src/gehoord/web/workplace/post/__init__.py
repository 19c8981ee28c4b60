"""What came in by mail or message and how it is answered."""
