"""The contrast ratios of the identity, computed from the tokens as they are served."""

import re

import pytest

from ensemble.foundation.ui.finders import UI

TOKENS = (UI / "css" / "tokens.css").read_text()
PAIRS = dict(
    re.findall(r"--([\w-]+): light-dark\((oklch\([^)]*\), oklch\([^)]*\))\);", TOKENS),
)
FALLBACKS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", TOKENS))
TEXT = ("encre", "encre-2")
STATUS = ("sapin", "brique", "outremer", "prairie", "miel", "garance")
GROUNDS = ("papier", "surface", "sable")
THEMES = {"light": 0, "dark": 1}


def linear(name: str, theme: str) -> list[float]:
    """OKLCH to linear sRGB."""
    from math import cos, radians, sin

    written = re.findall(r"oklch\(([^)]*)\)", PAIRS[name])[THEMES[theme]]
    lightness, chroma, hue = (float(part) for part in written.split()[:3])
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return [
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    ]


def ratio(one: str, other: str, theme: str) -> float:
    def luminance(name: str) -> float:
        red, green, blue = (min(max(part, 0), 1) for part in linear(name, theme))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_it_keeps_text_at_seven_to_one(text, ground, theme):
    assert ratio(text, ground, theme) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", STATUS)
def test_it_keeps_each_status_readable_everywhere(status, theme):
    grounds = (*GROUNDS, f"{status}-voile")
    assert {ground: ratio(status, ground, theme) >= 4.5 for ground in grounds} == dict.fromkeys(
        grounds, True
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "fill"),
    [
        ("sur-sapin", "sapin"),
        ("sur-sapin", "sapin-fort"),
        ("sur-garance", "garance"),
        ("sur-mirabelle", "mirabelle"),
        ("mirabelle", "sur-mirabelle"),
        *(("encre", f"{status}-voile") for status in STATUS),
    ],
)
def test_it_keeps_words_readable_on_fills(text, fill, theme):
    assert ratio(text, fill, theme) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_it_keeps_the_border_of_a_field_visible(theme):
    assert min(ratio("bord", ground, theme) for ground in ("papier", "surface")) >= 3


def test_it_gives_the_ratios_that_the_identity_states():
    stated = {"encre": 15.06, "encre-2": 8.13, "sapin": 7.60, "miel": 6.56, "garance": 6.74}
    found = {name: round(ratio(name, "papier", "light"), 2) for name in stated}
    assert found == pytest.approx(stated, abs=0.1)


@pytest.mark.parametrize("name", PAIRS)
def test_it_falls_back_to_the_same_colour(name):
    """The hexadecimal value is the light one, to within what a screen rounds."""
    if name not in FALLBACKS:
        return
    fallback = [int(FALLBACKS[name][at : at + 2], 16) for at in (1, 3, 5)]
    shown = [
        round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))
        for part in (min(max(part, 0), 1) for part in linear(name, "light"))
    ]
    assert fallback == pytest.approx(shown, abs=1)
