"""Draw figures as one SVG: panels of bars, what cannot be drawn in words, the sources."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from ..errors import InputError
from ..tables.columns import Table
from .bars import Bar, Row, Told, bars, rows_of
from .lettering import FONTS, escaped, lines
from .marks import BEYOND, definitions, number, value_mark
from .panels import Frame, Says, panel_parts, panels
from .wording import WORDS, against, lasting, notes, place, ranked, source_lines

__all__ = ["APPEARANCES", "chart"]

APPEARANCES = ("light", "dark", "auto")
"""The grounds that a chart is drawn on; ``auto`` is what the reader's screen is set to."""

_MARGIN = 24.0
_LIGHT = {"paper": "#ffffff", "ink": "#1b1f24", "soft": "#57606a", "bar": "#2f6690"}
_LIGHT["rule"] = "#d0d7de"
_DARK = {"paper": "#15191e", "ink": "#eceff2", "soft": "#a9b3bd", "bar": "#7fb4dd"}
_DARK["rule"] = "#3b444d"


def chart(  # noqa: PLR0913 (options, by keyword only)
    table: Table,
    *,
    lang: str,
    title: str = "",
    width: int = 720,
    appearance: str = "light",
    longest_first: bool = False,
) -> str:
    """Return an SVG of the rows of a table of figures: the same text for the same rows.

    Figures of one kind and unit share a panel and a scale that begins at 0. A figure
    whose upper bound is not stated has an open end; one that is at most or nearly so
    much is hatched, one that is about so much dotted; ranks and findings in words stand
    beneath in words. Area and period stand under the title, or under each figure where
    they differ. Nothing is told by colour alone, nothing is fetched from anywhere.

    ``width`` is in CSS pixels, from 320 to 2000. Raises
    :class:`~pingan_kg.errors.InputError` for another width or appearance, and for a
    table without rows.
    """
    if not 320 <= width <= 2000:
        raise InputError(f"a chart is 320 to 2000 wide, not {width}")
    if appearance not in APPEARANCES:
        raise InputError(f"a chart is {', '.join(APPEARANCES)}, not {appearance!r}")
    rows = rows_of(table)
    drawn, told = bars(rows, lang)
    if not rows:
        raise InputError("there is no figure to draw")
    if longest_first:
        drawn.sort(key=lambda bar: -abs(bar.far))
    title = title or WORDS[lang]["selected"]
    ids = [bar.row["id"] for bar in drawn] + [one.row["id"] for one in told]
    name = _name(lang, width, appearance, title, *ids)
    page = _Page(rows, lang, float(width), name)
    page.head(title)
    for panel in panels(drawn):
        page.panel(panel)
    page.words(told)
    page.legend(drawn)
    page.foot()
    return page.written(appearance, drawn, told)


class _Page:
    """Lays out a chart from top to bottom, then writes it."""

    def __init__(self, rows: Sequence[Row], lang: str, width: float, name: str) -> None:
        self._rows, self._lang, self._width, self.name = rows, lang, width, name
        self._room = width - 2 * _MARGIN
        self._y = _MARGIN
        self._parts: list[str] = []
        self._title = ""
        self._where = [
            (common, said)
            for said in (place, lasting, against)
            if (common := _common(rows, said, lang)) is not None
        ]

    def head(self, title: str) -> None:
        """Write the title, and what is common to all figures."""
        self._title = title
        self._text(title, 20, "t", 27)
        common = WORDS[self._lang]["comma"].join(name for name, _ in self._where if name)
        self._text(common, 14, "s", 20)

    def panel(self, panel: Sequence[Bar]) -> None:
        """Draw the bars of one kind and unit."""
        own = {said for _, said in self._where}
        differing = [said for said in (place, lasting, against) if said not in own]
        self._y += 18
        frame = Frame(self._lang, _MARGIN, self._room, self.name)
        self._y, parts = panel_parts(panel, frame, self._y, differing)
        self._parts += parts

    def words(self, told: Sequence[Told]) -> None:
        """Write what no bar can show."""
        if not told:
            return
        self._y += 20
        words, own = WORDS[self._lang], {said for _, said in self._where}
        self._text(words["told"], 14, "h", 22)
        for one in told:
            says = [ranked(one.row, self._lang)]
            says += [said(one.row, self._lang) for said in (place, lasting) if said not in own]
            mark = "†" if one.row["conflicting_claim_ids"] else ""
            line = (_said(one, words) if one.text else one.label) + mark
            self._text(words["comma"].join(filter(None, [line, *says])), 14, "i", 21)

    def legend(self, drawn: Sequence[Bar]) -> None:
        """Explain the marks that there are, but for whole bars."""
        marks = [
            mark for mark in BEYOND if mark != "whole" and mark in {one.mark for one in drawn}
        ]
        self._y += 20 if marks else 0
        for mark in marks:
            x = _MARGIN
            far = x + 42 if mark == "between" else x + 24
            near = x + 14 if mark == "between" else x + 24
            end = near if mark != "open" else x + 16
            self._parts.append(value_mark(mark, self.name, x, end, far, self._y))
            self._text(WORDS[self._lang][mark], 12.5, "s", 18, indent=54)
            self._y += 8

    def foot(self) -> None:
        """Write what else must be known, and the sources."""
        self._y += 16
        rule = f"M{number(_MARGIN)} {number(self._y)}H{number(_MARGIN + self._room)}"
        self._parts.append(f'<path class="r" d="{rule}"/>')
        self._y += 8
        for line in (*notes(self._rows, self._lang), *source_lines(self._rows, self._lang)):
            self._text(line, 12, "s", 18)

    def _text(
        self, text: str, size: float, kind: str, leading: float, *, indent: float = 0.0
    ) -> None:
        for line in lines(text, size, self._room - indent, bold=kind in ("t", "h")):
            self._y += leading
            base = self._y - (leading - size) / 2 - size * 0.14
            self._parts.append(
                f'<text class="{kind}" x="{number(_MARGIN + indent)}" y="{number(base)}"'
                f' font-size="{number(size)}">{escaped(line)}</text>'
            )

    def written(self, appearance: str, drawn: Sequence[Bar], told: Sequence[Told]) -> str:
        """Return the whole drawing."""
        words, high = WORDS[self._lang], self._y + _MARGIN
        size = f"{number(self._width)} {number(high)}"
        listed = [*(_said(one, words) for one in drawn), *(_said(one, words) for one in told)]
        common = words["comma"].join(name for name, _ in self._where if name)
        told_by = [common, *listed, *source_lines(self._rows, self._lang)]
        described = escaped("; ".join(filter(None, told_by)))
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" id="{self.name}" role="img"'
                f' lang="{"zh-CN" if self._lang == "zh" else "en"}" viewBox="0 0 {size}"'
                f' width="{number(self._width)}" height="{number(high)}"'
                f' aria-labelledby="{self.name}-title {self.name}-desc">',
                f'<title id="{self.name}-title">{escaped(self._title)}</title>',
                f'<desc id="{self.name}-desc">{described}</desc>',
                f"<style>{_style(self.name, appearance)}</style>",
                f"<defs>{definitions(self.name)}</defs>",
                '<rect class="w" width="100%" height="100%"/>',
                *self._parts,
                "</svg>\n",
            ]
        )


def _name(*told: object) -> str:
    """Return what the ids of a chart begin with: another in another chart of one page."""
    whole = "\n".join(map(str, told))
    return f"pingan-{sha256(whole.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _said(one: Bar | Told, words: dict[str, str]) -> str:
    return f"{one.label}{words['colon']}{one.text}"


def _common(rows: Sequence[Row], said: Says, lang: str) -> str | None:
    """Return what is said of all figures alike, or None."""
    found = {said(row, lang) for row in rows}
    return found.pop() if len(found) == 1 else None


def _style(name: str, appearance: str) -> str:
    first = _rules(name, _DARK if appearance == "dark" else _LIGHT)
    fixed = (
        f"#{name} text{{font-family:{FONTS};stroke-width:3;paint-order:stroke}}"
        f"#{name} .t,#{name} .h,#{name} .l{{font-weight:600}}"
        f"#{name} .k,#{name} .a,#{name} .r,#{name} .z,#{name} .o{{fill:none}}"
        f"#{name} .k,#{name} .a{{stroke-width:2}}#{name} .d{{stroke-dasharray:3 2.5}}"
        f"#{name} .e{{text-anchor:end}}#{name} .m{{text-anchor:middle}}"
    )
    if appearance != "auto":
        return fixed + first
    return f"{fixed}{first}@media(prefers-color-scheme:dark){{{_rules(name, _DARK)}}}"


def _rules(name: str, colours: dict[str, str]) -> str:
    fills = {
        "w": "paper",
        "b": "bar",
        "t": "ink",
        "l": "ink",
        "i": "ink",
        "h": "soft",
        "s": "soft",
    }
    strokes = {"k": "ink", "a": "ink", "o": "bar", "r": "rule", "z": "soft"}
    return "".join(
        [
            *(f"#{name} .{kind}{{fill:{colours[one]}}}" for kind, one in fills.items()),
            *(f"#{name} .{kind}{{stroke:{colours[one]}}}" for kind, one in strokes.items()),
            f"#{name} text{{stroke:{colours['paper']}}}",
        ]
    )
