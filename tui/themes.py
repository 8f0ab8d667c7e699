"""The four themes and the pain ramps: every colour the program shows, and nothing else.

A colour has one name here and is reached from stylesheets as `$unache-<name>`. Contrast was measured on `bg` and `raised`;
`line` is decoration and never carries text.
"""

from dataclasses import asdict, dataclass
from typing import Final

from textual.color import Color
from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The named colours of one theme."""

    bg: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    good: str
    info: str
    warn: str
    alert: str


PALETTES: Final[dict[str, Palette]] = {
    "dusk": Palette(
        bg="#1a1716",
        surface="#24201e",
        raised="#332c29",
        line="#4d443f",
        text="#f1e8de",
        muted="#bcb0a4",
        faint="#a4988c",
        accent="#f0b184",
        good="#93c5b1",
        info="#9dbad3",
        warn="#e6c26e",
        alert="#f4907b",
    ),
    "day": Palette(
        bg="#faf6ef",
        surface="#f1eadf",
        raised="#e6dbcb",
        line="#c7b9a8",
        text="#2a231f",
        muted="#5d5249",
        faint="#695d53",
        accent="#9a4717",
        good="#2a6753",
        info="#2c5a80",
        warn="#755400",
        alert="#a62f1d",
    ),
    "night": Palette(
        bg="#0c0403",
        surface="#160806",
        raised="#220c08",
        line="#43190f",
        text="#dd9267",
        muted="#c67a52",
        faint="#b56c49",
        accent="#ee9448",
        good="#c98a45",
        info="#c07850",
        warn="#e0963c",
        alert="#ff6f4f",
    ),
    "contrast": Palette(
        bg="#000000",
        surface="#000000",
        raised="#2b2b2b",
        line="#9a9a9a",
        text="#ffffff",
        muted="#e4e4e4",
        faint="#cccccc",
        accent="#ffd166",
        good="#86e6c4",
        info="#a9d2ff",
        warn="#ffe08a",
        alert="#ffa294",
    ),
}

# Lightness runs one way from 0 to 10, also for protan, deutan and tritan eyes; every step is 3:1 or more on its ground.
_RAMPS: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(f"#{step}" for step in steps.split())
    for name, steps in {
        "dusk": "64879b 6c8f9f 7597a2 899e9e 9ca499 b2aa91 c8b088 dab379 ecb567 f6c569 ffd66b",
        "day": "6f94a5 6e8e97 6d888a 758373 7d7d5b 887346 92682c 905924 8d491b 7b3415 691f10",
        "night": "8c4a33 934f34 9b5434 a55a35 af6135 b96937 c47238 d07d3c dd893f eb9847 f9a850",
        "contrast": "6f9cb8 79a5ba 83aebb 9ab6b5 b0bdaf c3bd9d d6bd8a e5c382 f4c878 fadd94 fff3b0",
    }.items()
}

# At night a filled cell would be the brightest thing in the room.
_UNFILLED: Final = frozenset({"night"})


def pain_ramp(theme_name: str) -> tuple[str, ...]:
    """Return eleven colours, for the scores 0 to 10; an unknown theme gets those of dusk."""
    return _RAMPS.get(theme_name, _RAMPS["dusk"])


def fills_cells(theme_name: str) -> bool:
    """Whether a score may stand on a cell filled with its ramp colour."""
    return theme_name not in _UNFILLED


def digit_on_ramp(theme_name: str, score: int) -> str:
    """Return the colour of a digit written on a cell filled with the ramp colour of `score` (0 to 10)."""
    palette = PALETTES.get(theme_name, PALETTES["dusk"])
    if theme_name != "day":
        return palette.bg
    fill = Color.parse(pain_ramp(theme_name)[score])
    return max(("#000000", "#ffffff"), key=lambda ink: _contrast(Color.parse(ink), fill))


def _luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.2: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _mix(ground: str, ink: str, share: float) -> str:
    return Color.parse(ground).blend(Color.parse(ink), share).hex


def _own_variables(palette: Palette) -> dict[str, str]:
    """Return every named colour, and the two that progress bars are made of."""
    names = {f"unache-{name}": value for name, value in asdict(palette).items()}
    return names | {
        "unache-done": _mix(palette.bg, palette.muted, 0.7),
        "unache-track": _mix(palette.raised, palette.line, 0.5),
    }


def _toolkit_variables(palette: Palette) -> dict[str, str]:
    """Return what the toolkit's own inputs, tables, lists and scrollbars take their colours from."""
    selection = _mix(palette.bg, palette.accent, 0.3)
    return {
        "text-muted": palette.muted,
        "text-disabled": palette.faint,
        "foreground-muted": palette.muted,
        "foreground-disabled": palette.faint,
        "block-cursor-foreground": palette.text,
        "block-cursor-background": palette.raised,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-background": palette.raised,
        "block-hover-background": palette.surface,
        "surface-active": palette.raised,
        "border": palette.accent,
        "border-blurred": palette.line,
        "scrollbar": palette.line,
        "scrollbar-hover": palette.faint,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.bg,
        "scrollbar-corner-color": palette.bg,
        "footer-foreground": palette.muted,
        "footer-background": palette.bg,
        "footer-key-foreground": palette.accent,
        "footer-description-foreground": palette.muted,
        "input-cursor-background": palette.accent,
        "input-cursor-foreground": palette.bg,
        "input-selection-background": selection,
        "input-selection-foreground": palette.text,
        "screen-selection-background": selection,
        "screen-selection-foreground": palette.text,
        "link-color": palette.accent,
        "link-color-hover": palette.accent,
        "link-background-hover": palette.raised,
        "markdown-h1-color": palette.text,
        "markdown-h2-color": palette.text,
        "markdown-h2-text-style": "bold",
        "markdown-h3-color": palette.muted,
        "button-foreground": palette.text,
        "button-color-foreground": palette.bg,
        "button-focus-text-style": "bold",
    }


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.info,
        accent=palette.accent,
        warning=palette.warn,
        error=palette.alert,
        success=palette.good,
        foreground=palette.text,
        background=palette.bg,
        surface=palette.surface,
        panel=palette.raised,
        boost=palette.surface,
        dark=name != "day",
        variables=_own_variables(palette)
        | _toolkit_variables(palette)
        # At night a large area in the text colour would light the room.
        | {"unache-large": palette.muted if name == "night" else palette.text},
    )


THEMES: Final[tuple[Theme, ...]] = tuple(_theme(name, palette) for name, palette in PALETTES.items())
