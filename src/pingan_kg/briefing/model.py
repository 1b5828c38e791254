"""What a briefing holds: its source, the passages taken from it, and its observations.

What the graph does not say, or says in a form that cannot be read, is None, an empty
text or an empty tuple: whoever writes data of his own may write anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from ..bounds import Interval, bounds_of
from ..graph.view import short

__all__ = [
    "Briefing",
    "Claim",
    "Exclusion",
    "Metric",
    "Observation",
    "Passage",
    "Period",
    "Source",
    "Thing",
]

Doubled = tuple[tuple[str, str], ...]
"""Properties with several values of which only one can be meant, and these values."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has names: an area, an agency, a code."""

    node: NamedNode
    labels: dict[str, str] = field(default_factory=dict)
    """The preferred one by language."""
    names: tuple[str, ...] = ()
    """Notations and all labels that are Chinese, or of no language."""

    @property
    def id(self) -> str:
        """The short id: ``kind/name``."""
        return short(self.node)

    @property
    def name(self) -> str:
        """The last part of the IRI."""
        return _local(self.node)

    def label(self, lang: str) -> str:
        """Return what it is called in a language, else in another, else its short id."""
        return self.labels.get(lang) or next(iter(self.labels.values()), self.id)


@dataclass(frozen=True, slots=True)
class Period(Thing):
    """A stretch of days; both are part of it."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Metric(Thing):
    """What is measured; ``kind`` is the end of its code: ``flow``, ``change``."""

    kind: str = ""
    change_of: Thing | None = None
    share_of: Thing | None = None
    numerator: NamedNode | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A fact: one metric, one area, one period, one value in numbers or in words."""

    node: NamedNode
    labels: dict[str, str] = field(default_factory=dict)
    metric: Metric | None = None
    area: Thing | None = None
    period: Period | None = None
    baseline: Period | None = None
    """The period that a change is against."""
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    """The bounds as the graph states them."""
    comparator: str = ""
    """The end of its code: ``more-than``."""
    step: Decimal | None = None
    """What one unit of the last printed digit is worth, where it may be rounded."""
    unit: NamedNode | None = None
    classifier: str = ""
    """The measure word as printed."""
    basis: str = ""
    """``printed`` or ``worded``."""
    worded: Thing | None = None
    """The value where it is no number."""
    as_of: date | None = None
    """The day on which it was said: the latest that the figure can reach."""
    responsible: tuple[Thing, ...] = ()
    reported_by: tuple[Thing, ...] = ()
    competent: tuple[Thing, ...] = ()
    inferred: tuple[str, ...] = ()
    """The ends of the codes of what is inferred, and why: ``period-section``."""
    claims: tuple[NamedNode, ...] = ()
    """What it is derived from."""
    is_typed: bool = True
    """Whether the graph says that it is an observation."""
    doubled: Doubled = ()

    @property
    def id(self) -> str:
        """The short id: ``observation/<briefing>/<name>``."""
        return short(self.node)

    @property
    def name(self) -> str:
        """Its name within its briefing."""
        return _local(self.node)

    @property
    def measure(self) -> str:
        """The name of the unit in QUDT: ``PERCENT``."""
        return _local(self.unit)

    @property
    def kind(self) -> str:
        """The kind of its metric, or nothing."""
        return self.metric.kind if self.metric else ""

    @property
    def turns(self) -> bool:
        """Whether its value is a rise or a fall, so that its sign says which."""
        falls = self.value is not None and self.value < 0
        return self.kind in ("change", "difference") or (self.kind == "rate" and falls)

    def bounds(self, *, rounding: bool = False) -> Interval | None:
        """Return the numbers that are possible: as printed, or allowing for rounding.

        None where it has no number, or a comparator that is not known.
        """
        share = self.measure == "PERCENT" and self.kind == "ratio"
        return bounds_of(
            self.comparator,
            self.value,
            lower=self.lower,
            upper=self.upper,
            step=self.step if rounding else None,
            most=Decimal(100) if share else None,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of the source: what is quoted there, and the figure that is printed."""

    node: NamedNode
    source: NamedNode | None = None
    start: int | None = None
    end: int | None = None
    """Code points of the source's text, 0-based, the end exclusive."""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    """What stands right before and behind the quotation."""
    figure: str = ""
    """The figure as printed."""
    facts: tuple[NamedNode, ...] = ()
    """What is derived from it; of an exclusion, what bears the number in its name."""
    part: str = ""
    """The end of the code of the part of the source: ``body``."""
    is_typed: bool = True
    """Whether the graph says that it is a claim or an exclusion."""
    doubled: Doubled = ()

    @property
    def id(self) -> str:
        """The short id: ``claim/<briefing>/<name>``."""
        return short(self.node)


@dataclass(frozen=True, slots=True)
class Claim(Passage):
    """An assertion as printed at one place."""

    speaker: NamedNode | None = None
    conflicts: tuple[NamedNode, ...] = ()
    """Claims, of this source or another, that cannot hold beside it."""


@dataclass(frozen=True, slots=True)
class Exclusion(Passage):
    """A figure of the source that is no fact, with the reason."""

    reason: str = ""
    """The end of the code of the reason: ``date``."""


@dataclass(frozen=True, slots=True)
class Source(Thing):
    """The report that a briefing was read from."""

    kind: str = ""
    """The end of its code: ``newspaper-article``."""
    is_whole: bool = True
    """Whether all of it was read; of a part only quotations are known, no offsets."""
    sha256: str = ""
    event: Thing | None = None
    day: date | None = None
    """The day of the event that it is about."""
    publishers: tuple[Thing, ...] = ()
    """Who published it, in the order printed."""
    unstated: tuple[str, ...] = ()
    """The ends of the codes of what it does not say: ``cut-off``."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the graph takes from one source."""

    id: str
    source: Source
    passages: tuple[Passage, ...]
    """Claims and exclusions, in the order of the text as far as it is known."""
    observations: tuple[Observation, ...]
    """Sorted by IRI; those of the briefing that rest on no claim included."""
    _by_node: dict[NamedNode, Observation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_node = {one.node: one for one in self.observations}
        object.__setattr__(self, "_by_node", by_node)

    def observation(self, node: NamedNode) -> Observation | None:
        """Return one of its observations, None for what is none."""
        return self._by_node.get(node)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The passages that facts rest on."""
        return tuple(one for one in self.passages if isinstance(one, Claim))


def _local(node: NamedNode | None) -> str:
    return "" if node is None else node.value.rpartition("/")[2]
