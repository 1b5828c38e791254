"""“Did you mean”: the nearest names to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "nearest"]


def nearest(name: str, choices: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the choices most like the name, the best first.

    Names that the given one is the beginning or a part of count as near too.

    >>> nearest("headline-figure", ["lower-bounds", "headline-figures"])
    ['headline-figures']
    """
    from difflib import get_close_matches

    by_folded = {choice.casefold(): choice for choice in choices}
    folded = name.casefold()[:200]
    found = get_close_matches(folded, by_folded, n=limit, cutoff=0.6)
    if len(folded) >= 2:
        found += [choice for choice in sorted(by_folded) if folded in choice]
    return [by_folded[choice] for choice in dict.fromkeys(found)][:limit]


def did_you_mean(name: str, choices: Iterable[str]) -> str:
    """Return ``"; did you mean a or b?"``, or nothing where no choice is near."""
    found = nearest(name, choices)
    return f"; did you mean {' or '.join(found)}?" if found else ""
