"""What a copy of everything is made with: one sealed file, and the programs of PostgreSQL."""
