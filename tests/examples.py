"""How many examples Hypothesis tries: a third by hand, where the quick ring is run often; all in CI; more by night."""

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick")
SHARE = {"quick": 1 / 3, "ci": 1, "long": 25}


def examples(number: int) -> int:
    """So many as this run has time for, of the number that CI tries."""
    return max(round(number * SHARE[PROFILE]), 2)
