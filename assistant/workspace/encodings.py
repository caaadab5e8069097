"""Text in another encoding than its letters are shown in: which one, and how a person sets it right."""

import re

from assistant.wording import workspace as words

TCVN3 = re.compile("[¡¢£¤¥¦§¨©ª«¬®¯±µ¶¸¹»¼½¾¿ÄÅÆÇËÎÏÖ×ØÛÜÞßäåæçëîïö÷øûüþÿ]")
"""Signs and letters that Vietnamese of the old fonts (`.VnTime`) shows as; no name of the country has them."""
UTF8_AS_LATIN = re.compile(
    "[áÁ][º»]|Ã[\u00a0-\u00bf\u2018-\u2022\u0192]|Ä[\u0192\u2018\u2019\u00a9\u00a8\u0090\u0091]|Æ[°¡¯]"
)
"""Unicode that was opened as Western European: `Nguyá»…n VÄƒn HÃ¹ng`."""
VNI = re.compile("[aeAE][àáâãäåèéêëùúûüïõøÀÁÂÃÄÅÈÉÊËÙÚÛÜÏÕØ]|\\bÑ[a-zàáâãäåèéêëìíîïòóôõöùúûü]")
"""VNI fonts write the tone behind the letter: `Nguyeãn Vaên`, `Ñaëng`."""
LOST = re.compile("\\w\\?\\w|\ufffd")
"""Letters that were lost when the file was saved: `Nguy?n V?n An`."""
KINDS = (
    (UTF8_AS_LATIN, words.MOJIBAKE, words.MOJIBAKE_REMEDY),
    (VNI, words.VNI_FONT, words.VNI_REMEDY),
    (TCVN3, words.OLD_FONT, words.OLD_FONT_REMEDY),
    (LOST, words.LOST_LETTERS, words.LOST_REMEDY),
)
"""Sign of the kind, what is told of names of it (`count`, `first`), what helps; the surest sign first."""


def broken_encoding(text: str) -> tuple[str, str] | None:
    """What is told of a text in letters of another encoding, and what helps; None for sound text."""
    return next(((told, remedy) for sign, told, remedy in KINDS if sign.search(text)), None)
