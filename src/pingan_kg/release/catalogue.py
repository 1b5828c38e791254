"""The release as catalogues have it: DCAT 3 in the profile DCAT-AP 3.0.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Store, Triple

from ..graph.store import briefings
from ..languages import LANGUAGES
from ..rdf.names import BASE, PREFIXES
from .about import DATASET, About, node, texts, values
from .media import FILE_TYPES, MEDIA_TYPES, suffix

__all__ = ["CATALOGUE", "catalogue", "days"]

CATALOGUE = NamedNode(BASE + "dataset/catalogue")
_EU = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"zh": "ZHO", "en": "ENG"}
_A = node("rdf:type")
_XSD = PREFIXES["xsd"]


def catalogue(
    store: Store,
    about: About,
    files: Mapping[str, bytes],
    titles: Mapping[str, dict[str, str]],
    targets: Store,
) -> list[Triple]:
    """Return what a catalogue needs of the data set, its briefings and its files.

    ``files`` are those of the release, by name; what ``titles`` names is a distribution,
    by its title in both languages, and ``briefings/<id>.ttl`` one of that briefing.
    ``targets`` holds the excerpts of vocabularies, which have the labels of themes.
    """
    found = list(_own(store, about, targets))
    for name in sorted(files):
        briefing = name.removeprefix("briefings/").removesuffix(".ttl")
        if name in titles:
            found += _distribution(DATASET, about, name, files[name], titles[name])
        elif name == f"briefings/{briefing}.ttl":
            owner = NamedNode(f"{BASE}dataset/{briefing}")
            labels = texts(store, owner, "skos:prefLabel")
            found += _distribution(owner, about, name, files[name], labels)
    for briefing in briefings(store):
        found += _briefing(store, about, briefing)
    return found


def _own(store: Store, about: About, targets: Store) -> Iterator[Triple]:
    observations = _instances(store, "pa:Observation")
    yield Triple(DATASET, node("dcterms:conformsTo"), NamedNode(PREFIXES["qb"].rstrip("#")))
    yield Triple(NamedNode(PREFIXES["qb"].rstrip("#")), _A, node("dcterms:Standard"))
    yield Triple(DATASET, node("dcat:hasVersion"), NamedNode(about.home.rstrip("/")))
    version = NamedNode(about.home.rstrip("/"))
    yield Triple(version, _A, node("dcat:Dataset"))
    yield Triple(version, node("dcat:isVersionOf"), DATASET)
    yield Triple(version, node("dcat:version"), Literal(about.version))
    yield from _texts(version, "dcterms:title", about.title)
    yield from _texts(version, "dcterms:description", about.description)
    yield Triple(CATALOGUE, node("dcat:dataset"), version)
    for lang in LANGUAGES:
        language = NamedNode(f"{_EU}language/{_LANGUAGES[lang]}")
        yield Triple(language, _A, node("dcterms:LinguisticSystem"))
        yield Triple(language, node("skos:inScheme"), NamedNode(f"{_EU}language"))
    licence = NamedNode(about.license)
    yield Triple(licence, _A, node("dcterms:LicenseDocument"))
    for theme in values(store, DATASET, "dcat:theme"):
        yield Triple(DATASET, node("dcat:theme"), theme)
        yield Triple(theme, _A, node("skos:Concept"))
        yield Triple(theme, node("skos:inScheme"), NamedNode(f"{_EU}data-theme"))
        yield from _texts(theme, "skos:prefLabel", texts(targets, theme, "skos:prefLabel"))
    for name in ("dcat:landingPage", "foaf:homepage"):
        for subject in (DATASET, CATALOGUE):
            for page in values(store, subject, name):
                yield Triple(page, _A, node("foaf:Document"))
    yield from _covered(store, DATASET, observations)


def _briefing(store: Store, about: About, briefing: str) -> Iterator[Triple]:
    one = NamedNode(f"{BASE}dataset/{briefing}")
    source = NamedNode(f"{BASE}source/{briefing}")
    labels = texts(store, one, "skos:prefLabel")
    titles = texts(store, source, "skos:prefLabel")
    yield Triple(CATALOGUE, node("dcat:dataset"), one)
    yield Triple(one, _A, node("dcat:Dataset"))
    yield from _texts(one, "dcterms:title", labels)
    yield from _texts(
        one,
        "dcterms:description",
        {
            "zh": f"来源“{titles.get('zh', briefing)}”所述的数值与事实，每一项都可"
            "以回到原处核对。",
            "en": f"The figures and facts of the source “{titles.get('en', briefing)}”, each of"
            " which can be checked against the place where it was printed.",
        },
    )
    yield Triple(one, node("dcterms:isPartOf"), DATASET)
    yield Triple(one, node("dcterms:license"), NamedNode(about.license))
    for name in ("dcterms:publisher", "dcterms:creator", "dcat:contactPoint", "dcat:theme"):
        for value in values(store, DATASET, name):
            yield Triple(one, node(name), value)
    yield Triple(one, node("dcterms:modified"), _day(about.modified))
    yield Triple(one, node("dcat:version"), Literal(about.version))
    found = {
        quad.subject
        for quad in store.quads_for_pattern(None, node("qb:dataSet"), one)
        if isinstance(quad.subject, NamedNode)
    }
    yield from _covered(store, one, sorted(found, key=str))


def _covered(
    store: Store, one: NamedNode, observations: Sequence[NamedNode]
) -> Iterator[Triple]:
    """Say which areas and which days some observations are about."""
    areas = {
        area for fact in observations for area in values(store, fact, "sdmx-dimension:refArea")
    }
    for area in sorted(areas, key=str):
        yield Triple(one, node("dcterms:spatial"), area)
        yield Triple(area, _A, node("dcterms:Location"))
        yield from _texts(area, "skos:prefLabel", texts(store, area, "skos:prefLabel"))
    if (span := days(store, observations)) is not None:
        during = NamedNode(f"{one.value}/temporal")
        yield Triple(one, node("dcterms:temporal"), during)
        yield Triple(during, _A, node("dcterms:PeriodOfTime"))
        yield Triple(during, node("dcat:startDate"), _day(span[0]))
        yield Triple(during, node("dcat:endDate"), _day(span[1]))


def days(
    store: Store, observations: Iterable[NamedNode] | None = None
) -> tuple[str, str] | None:
    """Return the first and the last day of the periods of observations, or of all."""
    facts = observations if observations is not None else _instances(store, "pa:Observation")
    periods = {
        period for fact in facts for period in values(store, fact, "sdmx-dimension:refPeriod")
    }
    found = []
    for period in periods:
        for name in ("time:hasBeginning", "time:hasEnd"):
            for end in values(store, period, name):
                found += [
                    quad.object.value
                    for quad in store.quads_for_pattern(end, node("time:inXSDDate"), None)
                    if isinstance(quad.object, Literal)
                ]
    return (min(found), max(found)) if found else None


def _distribution(
    owner: NamedNode, about: About, name: str, data: bytes, title: Mapping[str, str]
) -> Iterator[Triple]:
    address = NamedNode(about.home + name)
    one = NamedNode(f"{address.value}#distribution")
    kind = suffix(name)
    yield Triple(owner, node("dcat:distribution"), one)
    yield Triple(one, _A, node("dcat:Distribution"))
    yield from _texts(one, "dcterms:title", title)
    yield Triple(one, node("dcat:accessURL"), address)
    yield Triple(one, node("dcat:downloadURL"), address)
    yield Triple(one, node("dcterms:license"), NamedNode(about.license))
    media = NamedNode(f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[kind]}")
    yield Triple(one, node("dcat:mediaType"), media)
    yield Triple(media, _A, node("dcterms:MediaType"))
    yield Triple(media, _A, node("dcterms:MediaTypeOrExtent"))
    if kind in FILE_TYPES:
        format_ = NamedNode(f"{_EU}file-type/{FILE_TYPES[kind]}")
        yield Triple(one, node("dcterms:format"), format_)
        yield Triple(format_, _A, node("dcterms:MediaTypeOrExtent"))
        yield Triple(format_, node("skos:inScheme"), NamedNode(f"{_EU}file-type"))
    size = Literal(str(len(data)), datatype=NamedNode(_XSD + "nonNegativeInteger"))
    yield Triple(one, node("dcat:byteSize"), size)
    yield Triple(one, node("dcterms:modified"), _day(about.modified))
    checksum = NamedNode(f"{address.value}#checksum")
    yield Triple(one, node("spdx:checksum"), checksum)
    yield Triple(checksum, _A, node("spdx:Checksum"))
    yield Triple(checksum, node("spdx:algorithm"), node("spdx:checksumAlgorithm_sha256"))
    yield Triple(node("spdx:checksumAlgorithm_sha256"), _A, node("spdx:ChecksumAlgorithm"))
    yield Triple(
        checksum,
        node("spdx:checksumValue"),
        Literal(sha256(data).hexdigest(), datatype=NamedNode(_XSD + "hexBinary")),
    )


def _instances(store: Store, kind: str) -> list[NamedNode]:
    found = {
        quad.subject
        for quad in store.quads_for_pattern(None, _A, node(kind))
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(found, key=str)


def _texts(subject: NamedNode, name: str, told: Mapping[str, str]) -> Iterator[Triple]:
    for lang in sorted(told):
        yield Triple(subject, node(name), Literal(told[lang], language=lang or None))


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(_XSD + "date"))
