"""The program's own words, in Chinese and English, and what a value means in words."""

from __future__ import annotations

import re

__all__ = ["LANGUAGES", "chinese_number", "value_words", "word"]

LANGUAGES = ("zh", "en")

_WORDS = {
    "value": ("数值含义", "value"),
    "printed": ("原文数字", "printed figure"),
    "meaning": ("含义", "meaning"),
    "counted": ("计数对象", "counted"),
    "kind": ("类型", "kind"),
    "relation": ("关系", "relation"),
    "thing": ("名称", "name"),
    "figure": ("数据", "figure"),
    "role": ("职务", "role"),
    "person": ("人员", "person"),
    "organization": ("机构", "organisation"),
    "inferred": ("推断", "inferred"),
    "dates": ("起止", "dates"),
    "position": ("位置", "position"),
    "quotation": ("引文", "quotation"),
    "id": ("标识", "id"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "figures": ("数据", "Figures"),
    "reported": ("发布的数据", "Figures it reported"),
    "recognitions": ("荣誉与里程碑", "Recognitions and milestones"),
    "awarded": ("授予的荣誉", "Recognitions it gave"),
    "evidence": ("出处", "Printed at"),
    "parts": ("组成部分", "Parts"),
    "below": ("下属机构", "Sub-organisations"),
    "people": ("职务与人员", "Posts and people"),
    "programs": ("开办的项目", "Programs it runs"),
    "metrics": ("指标", "Metrics"),
    "programs-of": ("项目", "Programs"),
    "changes": ("由它得出的指标", "Metrics made from it"),
    "claims": ("说过的话", "What they said"),
    "proves": ("所证明的事实", "Evidence of"),
    "baseline-of": ("以它为基期的数据", "Figures compared with it"),
    "contained": ("所含地区", "Areas in it"),
    "narrower": ("下位概念", "Narrower concepts"),
    "members": ("成员", "Members"),
    "events": ("发布会", "Briefings"),
    "references": ("另被提及", "Also referred to by"),
    "skos:altLabel": ("别名", "also called"),
    "skos:definition": ("定义", "definition"),
    "skos:scopeNote": ("用法说明", "scope note"),
    "skos:note": ("备注", "note"),
    "skos:notation": ("印刷形式", "printed as"),
    "skos:inScheme": ("所属代码表", "code list"),
    "skos:broader": ("上位概念", "broader"),
    "skos:exactMatch": ("完全对应", "exact match"),
    "skos:closeMatch": ("近似对应", "close match"),
    "sdmx-dimension:refArea": ("地区", "area"),
    "sdmx-dimension:refPeriod": ("时期", "period"),
    "sdmx-attribute:unitMeasure": ("单位", "unit"),
    "sdmx-measure:obsValue": ("数值", "value"),
    "schema:minValue": ("下界", "lower bound"),
    "schema:maxValue": ("上界", "upper bound"),
    "schema:telephone": ("电话", "telephone"),
    "schema:containedInPlace": ("所属地区", "part of"),
    "schema:author": ("作者", "author"),
    "schema:publisher": ("发布者", "publisher"),
    "schema:about": ("关于", "about"),
    "schema:startDate": ("日期", "date"),
    "schema:organizer": ("主办", "organiser"),
    "schema:performer": ("发言人", "speakers"),
    "schema:location": ("地点", "place"),
    "schema:superEvent": ("所属系列", "series"),
    "schema:inLanguage": ("语言", "language"),
    "schema:encodingFormat": ("格式", "format"),
    "schema:sha256": ("SHA-256", "SHA-256"),
    "qb:dataSet": ("数据集", "data set"),
    "dcterms:isPartOf": ("所属", "part of"),
    "dcterms:identifier": ("代码", "codes"),
    "dcterms:title": ("标题", "title"),
    "dcterms:description": ("说明", "description"),
    "dcterms:license": ("许可", "licence"),
    "org:classification": ("机构类型", "kind"),
    "org:subOrganizationOf": ("隶属", "part of"),
    "org:holds": ("职务", "posts"),
    "org:postIn": ("机构", "organisation"),
    "org:role": ("角色", "role"),
    "org:member": ("人员", "person"),
    "org:organization": ("机构", "organisation"),
    "time:hasBeginning": ("开始", "begins"),
    "time:hasEnd": ("结束", "ends"),
    "time:inXSDDate": ("日期", "date"),
    "oa:hasSource": ("来源", "source"),
    "oa:start": ("起始位置", "start"),
    "oa:end": ("结束位置", "end"),
    "oa:exact": ("引文", "quotation"),
    "owl:sameAs": ("等同于", "same as"),
    "owl:disjointWith": ("不相交于", "disjoint with"),
    "owl:differentFrom": ("不同于", "different from"),
    "rdf:type": ("类", "kind"),
    "rdfs:isDefinedBy": ("定义于", "defined by"),
    "rdfs:subClassOf": ("上位类", "kind of"),
    "rdfs:subPropertyOf": ("上位属性", "special case of"),
    "rdfs:domain": ("定义域", "domain"),
    "rdfs:range": ("值域", "range"),
    "prov:wasDerivedFrom": ("出处", "derived from"),
    "triples": ("三元组", "triples"),
    "classes": ("类", "Classes"),
    "count": ("数量", "count"),
    "share": ("占比", "share"),
    "class": ("类", "class"),
    "themes": ("主题", "Themes"),
    "theme": ("主题", "theme"),
    "comparators": ("比较方式", "How values stand to what was printed"),
    "comparator": ("比较方式", "comparator"),
    "claims-by-part": ("各部分的陈述", "Claims by part of the article"),
    "with-figure": ("含数字", "with a figure"),
    "places": ("印刷次数", "Places of print"),
    "place": ("印刷处数", "places"),
    "contradictions": ("来源内部的不一致", "Contradictions within the source"),
    "contradiction": ("不一致的陈述", "claims"),
    "total": ("合计", "total"),
    "none": ("无", "none"),
    "no-number": ("没有数字", "no number"),
    "passages": ("文段", "Passages"),
    "parts-of-graph": ("图的部分", "Parts of the graph"),
    "dcterms:spatial": ("地区", "area"),
    "dcterms:temporal": ("时期", "period"),
    "foaf:Person": ("人物", "person"),
    "org:Post": ("职务", "post"),
    "org:Membership": ("任职", "membership"),
    "schema:AdministrativeArea": ("行政区", "administrative area"),
    "schema:Place": ("地点", "place"),
    "schema:NewsArticle": ("新闻报道", "news article"),
    "schema:Event": ("活动", "event"),
    "schema:EventSeries": ("系列活动", "series of events"),
    "schema:Legislation": ("法规", "legislation"),
    "cpsv:PublicService": ("公共服务", "public service"),
    "skos:Concept": ("概念", "concept"),
    "skos:ConceptScheme": ("代码表", "code list"),
    "time:ProperInterval": ("时期", "period"),
    "time:Instant": ("日期", "day"),
    "prov:Entity": ("有出处之物", "thing with a provenance"),
    "unit:NUM": ("个数", "number"),
    "unit:PERCENT": ("百分比", "percent"),
    "unit:CCY_CNY": ("元（人民币）", "yuan (CNY)"),
    "unit:YR": ("年", "years"),
    "unit:HR": ("小时", "hours"),
    "unit:MIN": ("分钟", "minutes"),
    "program:pa:responsibleAgency": ("开办机构", "run by"),
}

_UNITS = {
    "PERCENT": ("%", "%"),
    "CCY_CNY": ("元", " yuan"),
    "YR": ("年", " years"),
    "HR": ("小时", " hours"),
    "MIN": ("分钟", " minutes"),
}
_BOUND = {
    "comparator-more-than": (
        "多于{}，上界未给出",
        "more than {}; the upper bound is not stated",
    ),
    "comparator-at-least": (
        "不少于{}，上界未给出",
        "at least {}; the upper bound is not stated",
    ),
}
_CHANGE = {"-": ("下降", "down "), "": ("上升", "up ")}
_RANKS = {
    "comparator-exactly": ("第{}位", "rank {}"),
    "comparator-within-top": (
        "前{0}位之内（第1至第{0}位）",
        "within the top {0} (rank 1 to {0})",
    ),
}
_NUMBER = re.compile(r"(-?)([0-9]+)(\.[0-9]+)?")


def chinese_number(digits: str) -> str:
    """Write a number without sign as Chinese texts do, in 万 or 亿, none of it lost.

    >>> chinese_number("530000000"), chinese_number("15200"), chinese_number("4713.5")
    ('5.3亿', '1.52万', '4713.5')
    """
    whole, _, rest = digits.partition(".")
    for zeros, unit in ((8, "亿"), (4, "万")):
        tail = (whole[-zeros:] + rest).rstrip("0")
        if len(whole) > zeros and len(tail) <= 4:
            return whole[:-zeros] + (f".{tail}" if tail else "") + unit
    return digits


def word(key: str, lang: str) -> str | None:
    """Return the program's word for a property or a heading, if it has its own."""
    found = _WORDS.get(key)
    return found[LANGUAGES.index(lang)] if found else None


def value_words(
    number: str,
    *,
    comparator: str,
    kind: str = "",
    measure: str = "",
    lang: str,
) -> str:
    """Say what a value means, bounds and all.

    ``comparator`` and ``kind`` (of metric) are local names of their codes; ``measure``
    is that of a unit (``PERCENT``) or, for a count, the measure word as printed.

    >>> value_words("20000", comparator="comparator-more-than", lang="en")
    'more than 20,000; the upper bound is not stated'
    >>> value_words("-13", comparator="comparator-exactly", kind="kind-change",
    ...             measure="PERCENT", lang="zh")
    '下降13%'
    """
    at = LANGUAGES.index(lang)
    matched = _NUMBER.fullmatch(number)
    sign, whole, rest = matched.groups("") if matched else ("", number, "")
    digits = whole + rest
    if matched and len(whole) < 1000:
        digits = chinese_number(digits) if lang == "zh" else f"{int(whole):,}" + rest
    if kind == "kind-rank" and comparator in _RANKS:
        return _RANKS[comparator][at].format(digits)
    if measure in _UNITS:
        amount = digits + _UNITS[measure][at]
    else:
        amount = digits + (measure if lang == "zh" else "")
    if kind == "kind-change":
        return _CHANGE[sign][at] + _bounded(amount, comparator, at)
    return _bounded(sign + amount, comparator, at)


def _bounded(amount: str, comparator: str, at: int) -> str:
    return _BOUND[comparator][at].format(amount) if comparator in _BOUND else amount
