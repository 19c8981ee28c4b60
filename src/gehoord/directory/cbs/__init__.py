"""Downloads of the statistics office for years after the packaged ones: read kindly, taken over whole or not at all."""
