"""`python -m assistant.cli`: the same as the command `chibo`."""

import sys

from assistant.cli.start import main

sys.exit(main())
