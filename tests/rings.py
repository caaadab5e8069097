"""What the quick ring (`uv run pytest --quick`) leaves out: what renders papers, starts programs or needs a browser."""

from pathlib import Path

TESTS = Path(__file__).parent
OUTER = {
    "analysis": "hundreds of records and pandas",
    "benchmarks": "measures",
    "browser": "Chromium and real servers",
    "cli": "whole commands, many of them as a process",
    "documents": "Word files are rendered and read back",
    "javascript": "node: a ring of its own",
    "journal/test_chain.py": "every letter of a chain is changed",
    "journal/test_crashes.py": "kills dozens of Pythons",
    "journal/test_machine.py": "a machine of Hypothesis writes and repairs for ten seconds",
    "journal/test_record_fuzz.py": "hundreds of damaged records",
    "journal/test_size.py": "a very long meeting",
    "server": "real servers",
    "share/test_faults.py": "real file systems that fall ill",
    "share/test_killed.py": "kills dozens of Pythons",
    "share/test_samba.py": "a real Samba server",
    "test_docs.py": "renders what the guides show",
    "test_light_pages.py": "starts Pythons to see what they load",
    "test_packaging.py": "builds the wheel",
    "usecases": "whole folders, papers and other processes",
    "views/test_committee.py": "a tree of cells",
    "views/test_short_papers.py": "papers are rendered",
    "views/test_templates.py": "the same",
    "views/test_year.py": "pandas and charts",
    "widgets/test_javascript.py": "node",
    "windows": "Wine",
    "workspace/test_hostile_lists.py": "hundreds of damaged workbooks",
    "workspace/test_hostile_profile.py": "hundreds of damaged profiles",
}
"""What `--quick` leaves out, below `tests`, each with its reason: the inner rings take a minute without it."""
