"""The pages of who watches over trust: what is going to be destroyed, what has to be kept, and who did what."""
