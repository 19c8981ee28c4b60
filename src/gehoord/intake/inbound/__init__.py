"""What reaches the desk from outside the pages: mail, messages and calls, and what goes back along the same way."""
