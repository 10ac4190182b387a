"""What the papers say: one module for each, whose `context` gives a template what it prints."""
