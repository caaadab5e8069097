"""The kill test: kernel, server and browser are killed at random while somebody types; nothing confirmed is lost."""
