"""An invented article and the graph of it, for tests that need no copyrighted text.

``ARTICLE`` is a report on a city that does not exist; ``turtle`` writes its graph in
the terms of the ontology, with offsets counted in the text it is given.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from pyoxigraph import NamedNode, RdfFormat, Store

from pingan_kg.graph.store import store
from pingan_kg.rdf.names import BASE, PREFIXES

ARTICLE = """云州市公布年度成绩单

全年，云州警方破获盗窃案件3万余起，追回财物2.5亿余元；培训网格员1200余人次。

3月5日，云州市举行发布会第二场，局长王明介绍情况。他说：“全市评价持续提升。”

盗窃案件破案率达91.5%，报案数同比下降8.4%。火灾起数、受伤人数较上年分别下降12%、7.5%。
平安指数居全省首位，社区警务实现全覆盖，为群众办理事项40项，连续三年投保。

要点

全年，云州警方破获盗窃案件**3万**余起，追回财物**2.5亿**余元

新建“三全”服务站120个，其中示范站18个，占15%。
"""

ID = "2025-03-05-invented"
_CODES = {"起": "qi", "元": "yuan", "%": "percent", "个": "ge", "项": "xiang", "年": "year"}
_CODES["人次"] = "person-time"


class Claim(NamedTuple):
    """A claim: its name, quotation, figure, and which occurrence of the quotation it is."""

    name: str
    exact: str
    figure: str
    nth: int = 0


class Fact(NamedTuple):
    """An observation: its metric, Chinese name, value, comparator, unit and claims."""

    metric: str
    zh: str
    value: str
    comparator: str
    unit: str
    classifier: str
    claims: tuple[Claim, ...]
    label: tuple[str, str]
    kind: str = "flow"
    step: str = ""


FACTS = (
    Fact(
        "thefts-solved",
        "破获盗窃案件数",
        "30000",
        "more-than",
        "NUM",
        "起",
        (
            Claim("body-thefts-solved", "破获盗窃案件3万余起", "3万余起"),
            Claim("panel-thefts-solved", "破获盗窃案件**3万**余起", "3万余起"),
        ),
        ("3万余起", "more than 30,000"),
        step="10000",
    ),
    Fact(
        "property-recovered",
        "追回财物金额",
        "250000000",
        "more-than",
        "CCY_CNY",
        "元",
        (
            Claim("body-property-recovered", "追回财物2.5亿余元", "2.5亿余元"),
            Claim("panel-property-recovered", "追回财物**2.5亿**余元", "2.5亿余元"),
        ),
        ("2.5亿余元", "more than CNY 250,000,000"),
        step="10000000",
    ),
    Fact(
        "wardens-trained",
        "培训网格员人次",
        "1200",
        "more-than",
        "NUM",
        "人次",
        (Claim("body-wardens-trained", "培训网格员1200余人次", "1200余人次"),),
        ("1200余人次", "more than 1,200"),
    ),
    Fact(
        "theft-clearance-rate",
        "盗窃案件破案率",
        "91.5",
        "exactly",
        "PERCENT",
        "%",
        (Claim("body-theft-clearance-rate", "破案率达91.5%", "91.5%"),),
        ("91.5%", "91.5%"),
        "ratio",
        "0.1",
    ),
    Fact(
        "reports-change",
        "报案数变化幅度",
        "-8.4",
        "exactly",
        "PERCENT",
        "%",
        (Claim("body-reports-change", "报案数同比下降8.4%", "8.4%"),),
        ("下降8.4%", "down 8.4%"),
        "change",
        "0.1",
    ),
    Fact(
        "fires-change",
        "火灾起数变化幅度",
        "-12",
        "exactly",
        "PERCENT",
        "%",
        (Claim("body-fires-change", "受伤人数较上年分别下降12%", "12%"),),
        ("下降12%", "down 12%"),
        "change",
        "1",
    ),
    Fact(
        "injuries-change",
        "火灾受伤人数变化幅度",
        "-7.5",
        "exactly",
        "PERCENT",
        "%",
        (Claim("body-injuries-change", "分别下降12%、7.5%", "7.5%"),),
        ("下降7.5%", "down 7.5%"),
        "change",
        "0.1",
    ),
    Fact(
        "safety-index-rank",
        "平安指数位次",
        "1",
        "exactly",
        "NUM",
        "",
        (Claim("body-safety-index-rank", "居全省首位", "首位"),),
        ("首位", "first"),
        "rank",
    ),
    Fact(
        "community-policing-coverage",
        "社区警务覆盖率",
        "100",
        "exactly",
        "PERCENT",
        "",
        (Claim("body-community-policing-coverage", "实现全覆盖", "全覆盖"),),
        ("全覆盖", "100%"),
        "ratio",
    ),
    Fact(
        "matters-handled",
        "办理事项数",
        "40",
        "exactly",
        "NUM",
        "项",
        (Claim("body-matters-handled", "办理事项40项", "40项"),),
        ("40项", "40"),
    ),
    Fact(
        "insured-years",
        "连续投保年数",
        "3",
        "exactly",
        "YR",
        "年",
        (Claim("body-insured-years", "连续三年投保", "三年"),),
        ("三年", "3 years"),
        "span",
        "1",
    ),
    Fact(
        "stations-built",
        "新建服务站数",
        "120",
        "exactly",
        "NUM",
        "个",
        (Claim("panel-stations-built", "服务站120个", "120个"),),
        ("120个", "120"),
    ),
    Fact(
        "model-stations",
        "示范站数",
        "18",
        "exactly",
        "NUM",
        "个",
        (Claim("panel-model-stations", "示范站18个", "18个"),),
        ("18个", "18"),
    ),
    Fact(
        "model-stations-share",
        "示范站占比",
        "15",
        "exactly",
        "PERCENT",
        "%",
        (Claim("panel-model-stations-share", "占15%", "15%"),),
        ("15%", "15%"),
        "ratio",
        "1",
    ),
)
YEARS = """
period:y2024 a time:ProperInterval ; time:hasBeginning period:a ; time:hasEnd period:b .
period:y2023 a time:ProperInterval ; time:hasBeginning period:c ; time:hasEnd period:d .
period:a time:inXSDDate "2024-01-01"^^xsd:date .
period:b time:inXSDDate "2024-12-31"^^xsd:date .
period:c time:inXSDDate "2023-01-01"^^xsd:date .
period:d time:inXSDDate "2023-12-31"^^xsd:date .
"""
TREND = Claim("body-public-verdict", "全市评价持续提升", "持续提升")
EXCLUDED = (
    (Claim("body-day", "3月5日", "3月5日"), "date"),
    (Claim("body-second", "发布会第二场", "第二场"), "ordinal"),
    (Claim("panel-name", "“三全”服务站", "三"), "name"),
)


def place(text: str, exact: str, nth: int = 0) -> str:
    """Write offsets, quotation and what is beside it, of an occurrence in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    end = start + len(exact)
    before = text[max(0, start - 12) : start].rpartition("\n")[2]
    after = text[end : end + 12].partition("\n")[0]
    said = [f'oa:start {start} ; oa:end {end} ; oa:exact "{exact}"']
    said += [f'oa:prefix "{before}"'] if before else []
    said += [f'oa:suffix "{after}"'] if after else []
    return " ; ".join(said)


def _passage(text: str, claim: Claim) -> str:
    part = claim.name.partition("-")[0]
    return (
        f"    oa:hasSource source:{ID} ; pa:part code:part-{part} ;\n"
        f"    {place(text, claim.exact, claim.nth)} ;\n"
        f'    pa:printedFigure "{claim.figure}"'
    )


def _claim(text: str, claim: Claim) -> str:
    return (
        f"<claim/{ID}/{claim.name}> a pa:Claim ;\n"
        f'    skos:prefLabel "{claim.name}"@zh , "{claim.name}"@en ;\n'
        f"    pa:speaker person:liang-chao ;\n{_passage(text, claim)} .\n"
    )


def _fact(fact: Fact) -> str:
    value = f'"{fact.value}"^^xsd:decimal'
    lines = [
        f"<observation/{ID}/{fact.metric}-yunzhou-2024> a pa:Observation ;",
        f'    skos:prefLabel "{fact.zh}：{fact.label[0]}（云州，2024年）"@zh ,',
        f'        "{fact.metric}: {fact.label[1]} (Yunzhou, 2024)"@en ;',
        f"    pa:metric metric:{fact.metric} ; sdmx-measure:obsValue {value} ;",
        f"    pa:comparator code:comparator-{fact.comparator} ; schema:minValue {value} ;",
        f"    sdmx-attribute:unitMeasure unit:{fact.unit} ;",
    ]
    if fact.kind == "change":
        lines.append("    sdmx-dimension:refPeriod period:y2024 ;")
        lines.append("    pa:baselinePeriod period:y2023 ;")
    if fact.comparator == "exactly":
        lines.append(f"    schema:maxValue {value} ;")
    if fact.classifier:
        lines.append(f"    pa:classifier code:classifier-{_CODES[fact.classifier]} ;")
    if fact.step:
        lines.append(f'    pa:roundingStep "{fact.step}"^^xsd:decimal ;')
    claims = " , ".join(f"<claim/{ID}/{claim.name}>" for claim in fact.claims)
    lines.append(f"    prov:wasDerivedFrom {claims} .")
    lines.append(f"metric:{fact.metric} a pa:Metric ; pa:metricKind code:kind-{fact.kind} ;")
    lines.append(f'    skos:prefLabel "{fact.zh}"@zh , "{fact.metric}"@en .')
    return "\n".join(lines) + "\n"


def turtle(text: str = ARTICLE) -> str:
    """Write the graph, with offsets in the text and its hash."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claims = [claim for fact in FACTS for claim in fact.claims]
    verdict = f"<observation/{ID}/public-verdict-yunzhou-2024>"
    return "\n".join(
        [
            f"@base <{BASE}> .\n{prefixes}",
            f"source:{ID} a pa:Source , schema:NewsArticle ;",
            '    skos:prefLabel "云州市公布年度成绩单"@zh , "A year in Yunzhou"@en ;',
            f'    schema:sha256 "{sha256(text.encode()).hexdigest()}" .',
            *(_claim(text, claim) for claim in (*claims, TREND)),
            *(_fact(fact) for fact in FACTS),
            YEARS,
            f"{verdict} a pa:Observation ; pa:wordedValue code:worded-steadily-improving ;",
            '    skos:prefLabel "评价：持续提升（云州，2024年）"@zh ,',
            '        "verdict: rising (Yunzhou, 2024)"@en ;',
            f"    prov:wasDerivedFrom <claim/{ID}/{TREND.name}> .",
            *(
                f"<exclusion/{ID}/{claim.name}> a pa:Exclusion ;\n{_passage(text, claim)} ;\n"
                f"    pa:exclusionReason code:exclusion-{reason} .\n"
                for claim, reason in EXCLUDED
            ),
        ]
    )


def graph(written: str | None = None) -> Store:
    """Load the invented graph, or what is given for it, with the ontology."""
    loaded = store(("ontology", "reference"))
    name = NamedNode(f"{BASE}graph/{ID}")
    loaded.load(written or turtle(), format=RdfFormat.TURTLE, to_graph=name)
    return loaded
