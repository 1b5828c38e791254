"""What an assistant reads before it writes a query: the schema, and examples."""

from __future__ import annotations

from ..rdf.names import PREFIXES
from ..sparql.catalog import catalog

__all__ = ["EXAMPLES", "text"]

EXAMPLES = (
    "SELECT ?o ?label ?comparator ?value WHERE { ?o a pa:Observation ; skos:prefLabel ?label ; "
    "pa:comparator ?comparator ; sdmx-measure:obsValue ?value ; "
    "sdmx-dimension:refArea <area/qingdao> . FILTER(LANG(?label) = 'zh') }",
    "SELECT ?program ?label WHERE { ?program a pa:Program ; skos:prefLabel ?label . "
    "FILTER(LANG(?label) = 'en') }",
    "SELECT (COUNT(?o) AS ?n) WHERE { ?o a pa:Observation }",
)

_SCHEMA = """\
An observation is one fact: pa:metric, sdmx-dimension:refArea, sdmx-dimension:refPeriod,
sdmx-measure:obsValue (a decimal) with pa:comparator (exactly, more-than, at-least, less-than,
at-most, nearly, about, within-top, between), schema:minValue, schema:maxValue,
sdmx-attribute:unitMeasure, pa:baselinePeriod, pa:responsibleAgency, pa:reportedBy, pa:asOf.
It rests on claims (prov:wasDerivedFrom), each with pa:printedFigure and oa:exact.
Others: pa:Metric, pa:Program, pa:Agency, pa:Recognition, pa:Milestone. All have
skos:prefLabel in zh and en. All graphs together are the default graph.
"""


def text() -> str:
    """Return the schema, the prefixes that need no declaration, examples and questions."""
    prefixes = " ".join(sorted(PREFIXES))
    examples = "\n".join(EXAMPLES)
    questions = "\n".join(f"{one.name}: {one.zh} {one.en}" for one in catalog())
    return (
        f"{_SCHEMA}\nPrefixes: {prefixes}\n\nExamples:\n{examples}\n\n"
        f"Questions that the graph answers (pingan-kg query -n NAME):\n{questions}\n"
    )
