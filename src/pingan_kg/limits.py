"""The one table of limits: what is taken from a user, and what is answered, at the most.

Each name is described below it; ``docs/reference.md`` shows the table.
"""

from __future__ import annotations

__all__ = [
    "ANSWER",
    "ARTICLE",
    "CELLS",
    "DIGITS",
    "FILE",
    "MEMORY",
    "MESSAGE",
    "MOST_SECONDS",
    "QUERY",
    "READINGS",
    "ROWS",
    "SECONDS",
    "TOLD",
    "TOLD_QUERY",
    "TOLD_ROWS",
    "TOLD_SECONDS",
]

FILE = 256 * 1024**2
"""bytes of one file or stream (so ``/dev/zero`` ends)"""

ARTICLE = 2 * 1024**2
"""bytes of an article that figures are sought in"""

QUERY = 1_000_000
"""characters of a query"""

SECONDS = 30.0
"""seconds for a query with the layout of its answer, unless ``--timeout`` says otherwise;
and for parsing a file"""

MOST_SECONDS = 1_000_000.0
"""seconds that ``--timeout`` can give"""

MEMORY = 2 * 1024**3
"""bytes of address space that a query, a file being parsed, or an answer being laid out may
take beyond what the process had"""

ANSWER = 128 * 1024**2
"""bytes of an answer, in N-Triples or SPARQL JSON, and again in the format asked for"""

ROWS = 1_000_000
"""rows or triples of an answer that are taken apart: for a table, md, jsonl, for the formats of
graphs, and in Python; csv, tsv, json and xml have no such limit"""

CELLS = 4_000_000
"""cells of an answer that are taken apart"""

DIGITS = 60
"""characters of a number with which is calculated; a longer one is kept and is no number"""

READINGS = 100
"""times that a query is read over in search of a hidden ``SERVICE``; one that would need more
is refused as if it had one"""

MESSAGE = 500
"""characters of an error message; what is longer is cut in its middle"""

TOLD = 24_000
"""characters of an answer that an assistant is given; what is more is cut, with a sign"""

TOLD_QUERY = 32 * 1024
"""characters of a query of an assistant"""

TOLD_ROWS = 200
"""rows that an assistant is given of a query; what is more is cut, with a sign"""

TOLD_SECONDS = 5.0
"""seconds for a query of an assistant"""
