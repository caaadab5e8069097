"""Quy định as data: rule sets (YAML) with the legal basis of every value, and a cell's own values over them."""
