from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import webapp

CSS = (Path(webapp.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")

TEXT = [
    *product(("ink", "soft", "accent", "title", "visited"), ("ground", "surface")),
    *product(("ink", "soft", "accent"), ("accent-ground",)),
    ("on-accent", "accent"),
    ("mark-ink", "mark"),
    ("ink", "note"),
    ("ink", "fault"),
    ("accent", "fault"),
    *product(("ink",), ("shade-1", "shade-2", "shade-3")),
    *product(("on-accent",), ("shade-4", "shade-5")),
]
CONTROLS = [("edge", "ground"), ("edge", "surface"), ("accent", "ground"), ("accent", "surface")]


def colours(scheme: str) -> dict[str, str]:
    """Read the palette of a scheme; what dark leaves out holds as in light."""
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark.split("\n}\n")[0])
    return found


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio after WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable_on_its_ground(scheme: str, ink: str, ground: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_stand_out_from_their_ground(scheme: str, line: str, ground: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[line], palette[ground]) >= 3


def test_motion_stops_for_those_who_ask() -> None:
    assert "@media (prefers-reduced-motion: reduce)" in CSS
