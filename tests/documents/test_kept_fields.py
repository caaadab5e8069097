"""What a template may name is never dropped and never renamed.

Minutes are printed for years from the very template they were adopted with (`mau/da-dung`), and offices keep their own
templates in `mau`. Both name our fields and filters; one that is gone stops them. So what there ever was is listed in
golden/kept-fields.txt, a line each: `bien-ban chu_tri`, `|dong_chi`. `python -m tests.documents.test_kept_fields` adds
what is new; it takes nothing away.
"""

from pathlib import Path

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.facts.phrases import FILTERS

KEPT = Path(__file__).parent / "golden" / "kept-fields.txt"
GONE = (
    "Gone or renamed: {lines}. A template that was kept with adopted minutes, or that an office made its own, names "
    "them and would print no more. Keep the old field or filter (it may be filled from the new one); never take a line "
    "out of {file}."
)
NEW = "Not yet in {file}, so nothing would hold them: {lines}. Add them: python -m tests.documents.test_kept_fields"


def known() -> set[str]:
    """Every document, field and filter there is today."""
    fields = {f"{form} {field.path}" for form in (*FORMS, *papers.OF_NO_MEETING) for field in papers.form_fields(form)}
    fields |= {f"{form} {name.path}" for form in (papers.MINUTES,) for name in papers.form_names(form)}
    files = {f"{form}: {name}.docx" for form in FORMS for name in papers.template_names(FORMS[form], form)}
    files |= {f"{name}: {form.template}.docx" for name, form in papers.OF_NO_MEETING.items()}
    return {*fields, *files, *(f"|{name}" for name in FILTERS)}


def kept() -> set[str]:
    """Those that there ever were."""
    return set(KEPT.read_text(encoding="utf-8").split("\n")) - {""}


def test_no_field_filter_or_name_of_a_template_is_ever_dropped() -> None:
    gone = sorted(kept() - known())
    assert not gone, GONE.format(lines="; ".join(gone), file=KEPT.name)


def test_what_is_new_is_kept_from_now_on() -> None:
    new = sorted(known() - kept())
    assert not new, NEW.format(lines="; ".join(new), file=KEPT.name)


if __name__ == "__main__":
    KEPT.write_text("\n".join(sorted((kept() if KEPT.is_file() else set()) | known())) + "\n", encoding="utf-8")
