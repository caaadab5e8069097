"""Word files as other people write them, for what reads them."""

from io import BytesIO

from docx import Document


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document, file = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()
