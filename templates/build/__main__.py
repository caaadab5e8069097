"""`python -m templates.build`: write the Word templates anew from their sources."""

import sys

from templates.build import write_all
from templates.build.source import SourceError

if __name__ == "__main__":
    try:
        for file in write_all():
            sys.stdout.write(f"{file.name}\n")
    except SourceError as error:
        sys.exit(str(error))
