"""The server: Voila behind our own door, its routes and the life of its kernels."""
