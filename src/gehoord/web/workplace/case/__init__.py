"""For a counsellor: one client and their road, to read and to write."""
