"""Reporting as a whole: generated histories of reports."""
