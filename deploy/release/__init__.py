"""A release: wheel, sdist, the setup and the portable zip for Windows, and their SHA-256, by one command.

`python -m deploy.release` on Linux. What has to be true before stands in CONTRIBUTING.md; what is not is said first.
"""
