"""What somebody shows beside a password: passkeys, and codes of an app."""
