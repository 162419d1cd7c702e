"""Payments: files as bodies publish them, kept as they came, read into tables, and paired with awards."""
