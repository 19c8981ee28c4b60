"""What the website says to children and adults, when somebody answers, and who works at their place."""
