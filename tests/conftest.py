"""How every test runs: Hypothesis without a deadline (two slow cores), the same examples at every run of CI."""

from hypothesis import HealthCheck, settings

from tests.examples import PROFILE, SHARE, examples

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
