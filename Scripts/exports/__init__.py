"""Readers of exported mashups for verify_exports.py, one a format."""
