"""Draws the program's icon: a sheet of minutes with a star on red, in every size that Windows shows."""

import io
import math
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
SIDE = (164, 314)
FINE = 1024
"""Drawn in this many points, then made small."""
RED, DARK, PAPER, GOLD, LINE = "#c8102e", "#9d0c23", "#fffdf7", "#ffd23f", "#8b95a5"


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Corners of a five-pointed star that stands upright."""
    turns = [(math.pi * n / 5 - math.pi / 2, radius if n % 2 == 0 else radius * 0.4) for n in range(10)]
    return [(x + far * math.cos(angle), y + far * math.sin(angle)) for angle, far in turns]


def draw(size: int) -> Image.Image:
    """The picture in one size; what would be dust in a small one is left out."""
    image = Image.new("RGBA", (FINE, FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((24, 24, 1000, 1000), 190, fill=RED, outline=DARK, width=16)
    pen.rounded_rectangle((250, 150, 774, 874), 40, fill=PAPER)
    pen.polygon(star(512, 352, 150), fill=RED if size < 32 else GOLD, outline=RED, width=0 if size < 32 else 18)
    rows = (600, 740) if size < 32 else (570, 670, 770)
    thick = 58 if size < 32 else 40
    for row in rows:
        pen.rounded_rectangle((330, row, 694 if row != rows[-1] else 560, row + thick), thick // 2, fill=LINE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def write_side(path: Path) -> None:
    """The picture beside the setup's first and last page, which Windows shows in this size."""
    image = Image.new("RGB", SIDE, RED)
    sheet = draw(128)
    image.paste(sheet, ((SIDE[0] - 128) // 2, 70), sheet)
    image.save(path, "BMP")


def write_icon(path: Path) -> None:
    """The .ico file with all sizes."""
    pictures = [draw(size) for size in SIZES]
    out = io.BytesIO()
    pictures[-1].save(out, "ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    path.write_bytes(out.getvalue())
