"""Tỉnh bịa ra: a made-up province of many cells, for tests, benchmarks and demonstrations; every file says so."""
