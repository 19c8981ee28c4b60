"""The pages on which an office writes what the website says to children and adults."""
