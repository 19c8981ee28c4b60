"""Commands on years that were published: look them through, attack them, suppress instead of rounding."""
