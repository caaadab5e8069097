"""`python -m assistant.cli`: the same as the command `chibo`."""

import sys

from assistant.cli.main import main

sys.exit(main())
