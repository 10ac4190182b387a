"""Reporting: due days, and what reports lack."""
