"""How every test runs: Hypothesis without a deadline (two slow cores), the same examples at every run of CI."""

import os
import sys

from hypothesis import HealthCheck, settings

from tests.examples import PROFILE, SHARE, examples

# Containers often forbid Python to keep what it has compiled; then each of the hundreds of processes that the tests
# start compiles everything anew, for more than half of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

for name in SHARE:
    settings.register_profile(
        name,
        deadline=None,
        max_examples=examples(60),
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=name == "ci",
        print_blob=name == "ci",
    )
settings.load_profile(PROFILE)
