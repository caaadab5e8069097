"""Tổng hợp của cấp ủy: the records of many cells, read as figures, and the tables that are made of them."""
