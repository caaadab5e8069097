"""Chibo for a Windows laptop without internet and without Python, made on Linux.

`uv run python -m deploy.windows` makes `dist/Chibo-<version>-setup.exe`, the same as a zip for a USB stick, the
wheel, and their digests. It needs uv, a registry within reach, makensis (`apt-get install nsis`), and a Python 3.13
of this machine where compiled modules are to be shipped. README.md beside this tells what is in them and why.
"""
