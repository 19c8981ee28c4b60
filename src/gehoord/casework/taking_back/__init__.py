"""What a counsellor wrote down by mistake, and takes back while it is fresh."""
