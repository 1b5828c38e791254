"""The two languages: which there are, the program's own words in them, Chinese scripts."""

from __future__ import annotations

import re

from .errors import InputError

__all__ = ["LANGUAGES", "checked", "dated", "simplified", "word"]

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
    "briefing": ("简报", "briefing"),
    "briefings": ("简报", "Briefings"),
    "position": ("位置", "position"),
    "quotation": ("引文", "quotation"),
    "id": ("标识", "id"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "figures": ("数据", "Figures"),
    "reported": ("发布的数据", "Figures it reported"),
    "recognitions": ("荣誉与里程碑", "Recognitions and milestones"),
    "evidence": ("出处", "Printed at"),
    "parts": ("组成部分", "Parts"),
    "below": ("下属机构", "Sub-organisations"),
    "in-it": ("成员机构", "Agencies that are part of it"),
    "competent": ("依法或依职责主管的数据", "Figures that are its business by law or office"),
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
    "nobody-named": ("原文没有写明", "nobody is named"),
    "to-the-nearest": ("原文精确到{}", "printed to the nearest {}"),
    "rounded": ("允许舍入时", "allowing for rounding"),
    "day-said": (
        "说出的日期，即数字最晚可能截至之日",
        "when it was said: the latest day it can reach",
    ),
    "day-reached": ("数字最晚可能截至之日", "the latest day that it can reach"),
    "no-cut-off": ("来源没有说明统计的截止日", "the cut-off of the count is not stated"),
    "code:inferred-competence": ("据法律或职责分工推断", "inferred from law or office"),
    "triples": ("三元组", "triples"),
    "classes": ("类", "Classes"),
    "count": ("数量", "count"),
    "share": ("占比", "share"),
    "class": ("类", "class"),
    "themes": ("主题", "Themes"),
    "theme": ("主题", "theme"),
    "comparators": ("比较方式", "How values stand to what was printed"),
    "claims-made": ("陈述", "Claims"),
    "claims-by-part": ("各部分的陈述", "Claims by part of the article"),
    "with-figure": ("含数字", "with a figure"),
    "places": ("印刷次数", "Places of print"),
    "place": ("印刷处数", "places"),
    "contradiction": ("与另一陈述不一致", "contradicted by another claim"),
    "contradictions": ("不一致之处", "Contradictions within a source or between two"),
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
    "dcterms:creator": ("创建者", "creator"),
    "dcterms:publisher": ("出版者", "publisher"),
    "dcterms:source": ("来源", "source"),
    "dcat:keyword": ("关键词", "keywords"),
    "dcat:version": ("版本", "version"),
    "org:memberOf": ("所属整体", "member of"),
    "oa:prefix": ("前文", "text before"),
    "oa:suffix": ("后文", "text behind"),
    "schema:creditText": ("署名", "credit"),
    "schema:position": ("序次", "number in the series"),
    "skos:prefLabel": ("名称", "name"),
    "skos:hasTopConcept": ("顶层概念", "top concepts"),
    "rdfs:label": ("名称", "label"),
    "rdfs:seeAlso": ("另见", "see also"),
    "owl:versionIRI": ("版本标识", "version IRI"),
    "owl:versionInfo": ("版本", "version"),
    "qb:attribute": ("属性", "attribute"),
    "qb:codeList": ("代码表", "code list"),
    "qb:component": ("组成", "components"),
    "qb:componentAttachment": ("附着于", "attached to"),
    "qb:componentRequired": ("必备", "required"),
    "qb:dimension": ("维度", "dimension"),
    "qb:measure": ("量度", "measure"),
    "qb:measureType": ("量度类型", "measure type"),
    "qb:order": ("次序", "order"),
    "qb:structure": ("数据结构", "structure"),
    "vann:preferredNamespacePrefix": ("命名空间前缀", "namespace prefix"),
    "vann:preferredNamespaceUri": ("命名空间", "namespace"),
    "void:linkPredicate": ("链接所用属性", "linked by"),
    "void:objectsTarget": ("链接目标", "links to"),
    "void:subjectsTarget": ("链接起点", "links from"),
    "void:uriSpace": ("标识空间", "IRIs begin with"),
    "void:vocabulary": ("所用词汇", "vocabularies"),
    "dcat:Dataset": ("数据集", "data set"),
    "foaf:Group": ("团体", "group"),
    "org:Role": ("职务类型", "role"),
    "owl:AnnotationProperty": ("注释属性", "annotation property"),
    "owl:AsymmetricProperty": ("非对称属性", "asymmetric property"),
    "owl:Class": ("类", "class"),
    "owl:DatatypeProperty": ("数据属性", "datatype property"),
    "owl:FunctionalProperty": ("函数属性", "functional property"),
    "owl:IrreflexiveProperty": ("反自反属性", "irreflexive property"),
    "owl:ObjectProperty": ("对象属性", "object property"),
    "owl:Ontology": ("本体", "ontology"),
    "owl:SymmetricProperty": ("对称属性", "symmetric property"),
    "qb:AttributeProperty": ("属性特性", "attribute property"),
    "qb:CodedProperty": ("代码特性", "coded property"),
    "qb:ComponentSpecification": ("数据结构的组成", "component of a structure"),
    "qb:DataSet": ("数据集", "data set"),
    "qb:DataStructureDefinition": ("数据结构", "data structure"),
    "qb:DimensionProperty": ("维度特性", "dimension property"),
    "qb:MeasureProperty": ("量度特性", "measure property"),
    "qb:Observation": ("数据立方体观测", "data cube observation"),
    "rdfs:Datatype": ("数据类型", "datatype"),
    "void:Dataset": ("数据集", "data set"),
    "void:Linkset": ("链接集", "set of links"),
    "unit:NUM": ("个数", "number"),
    "unit:PERCENT": ("百分比", "percent"),
    "unit:CCY_CNY": ("元（人民币）", "yuan (CNY)"),
    "unit:YR": ("年", "years"),
    "unit:HR": ("小时", "hours"),
    "unit:MIN": ("分钟", "minutes"),
    "program:pa:responsibleAgency": ("开办机构", "run by"),
}


def checked(lang: str) -> str:
    """Return the language. Raises :class:`~pingan_kg.errors.InputError` for another."""
    if lang not in LANGUAGES:
        raise InputError(f"lang is {' or '.join(LANGUAGES)}, not {lang!r}")
    return lang


def word(key: str, lang: str) -> str | None:
    """Return the program's word for a property or a heading, if it has its own."""
    found = _WORDS.get(key)
    return found[LANGUAGES.index(lang)] if found else None


_DAY = re.compile(r"(?<![\w./-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w/-])")


def dated(text: str, lang: str) -> str:
    """Write the days in a text as the language does; English keeps them as ISO has them.

    What is part of an id is left alone.

    >>> dated("2025-12-09, dataset/2025-12-09-safe-qingdao", "zh")
    '2025年12月9日, dataset/2025-12-09-safe-qingdao'
    """
    if lang != "zh":
        return text
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)


_TRADITIONAL = (
    "並亂佈佔來侖個們偉側偵偽備傳傷僅價億償優儲兌兒內兩冊凈凍別則創劃劑勁動務勞勢勵勸匯區協卻"
    "厲參員問啓啟單噸嚴國圍園圓圖團執堅報場塊壓壞婦學實寧審寫寬將專對導屆層屬島師帶幣幫幹幾廠"
    "廳張強彈後徑從復徵徹惡愛態慮慶憑應懲戰戶掃掛採換損搶撥撲擁擇擊擔據擧擬擴擾攝敘數斷於昇時"
    "曉書會東條棟楓業榮構槍樁樓標樣樹橋機檔檢欄權歐歲歷歸殘殺毀氣決沒況淨減測準滿漁漢漲潔潛澤"
    "濟灣災為無煥熱營爭爲狀獎獨獲獵現環產畝畢畫當疊療發盜盞盡監盤盧眾確碼礙礦稅種稱穀積穩竊競"
    "筆節範築簡簽籌糧糾紀約紅納紙級紛細紹終組結絡給統經綜綠維網緊緒線緝締編緩練縣縮縱總績織繞"
    "繫繳繼續罰罷羅羣義習聞聯職聽肅脅脫腦臺與興舉艙艦華萬蓋藍藝藥蘇蘋處虛號衆術衛衝裏補裝裡複"
    "見規視觀觸訂計訊討記訟訪設許訴詐評詞詢試話該詳認誘語誠誤說誰調談請諒論謀講證識譜議護譽讀"
    "變讓負財貧貨販貫責貳貸費貼貿賂賄資賊賠賣質賬賭賽趨踐蹤躍車軌軍較載輕輛輪輸輿轄轉辦辭辯農"
    "這連週進遊運過達違遞遠遲遷選遺還邊邏鄉鄧鄭鄰醫釋釐針銀銅銷鋁鋪鋼錄錢錨錯鍵鎊鎖鎮鏈鏟鐘鐵"
    "鑒長門閉開間閱關陞陣陳陸陽隊階際隨險隱隸隻雙離難雲電靈鞏韌韓響頁頃項順須預頓領頭頻顆題額"
    "類顧顯風飆飛飲養餘館饋馮駐駕駛騎騙騷驗體魯麼黃點黨齊齡龍"
)
_SIMPLIFIED = (
    "并乱布占来仑个们伟侧侦伪备传伤仅价亿偿优储兑儿内两册净冻别则创划剂劲动务劳势励劝汇区协却"
    "厉参员问启启单吨严国围园圆图团执坚报场块压坏妇学实宁审写宽将专对导届层属岛师带币帮干几厂"
    "厅张强弹后径从复征彻恶爱态虑庆凭应惩战户扫挂采换损抢拨扑拥择击担据举拟扩扰摄叙数断于升时"
    "晓书会东条栋枫业荣构枪桩楼标样树桥机档检栏权欧岁历归残杀毁气决没况净减测准满渔汉涨洁潜泽"
    "济湾灾为无焕热营争为状奖独获猎现环产亩毕画当叠疗发盗盏尽监盘卢众确码碍矿税种称谷积稳窃竞"
    "笔节范筑简签筹粮纠纪约红纳纸级纷细绍终组结络给统经综绿维网紧绪线缉缔编缓练县缩纵总绩织绕"
    "系缴继续罚罢罗群义习闻联职听肃胁脱脑台与兴举舱舰华万盖蓝艺药苏苹处虚号众术卫冲里补装里复"
    "见规视观触订计讯讨记讼访设许诉诈评词询试话该详认诱语诚误说谁调谈请谅论谋讲证识谱议护誉读"
    "变让负财贫货贩贯责贰贷费贴贸赂贿资贼赔卖质账赌赛趋践踪跃车轨军较载轻辆轮输舆辖转办辞辩农"
    "这连周进游运过达违递远迟迁选遗还边逻乡邓郑邻医释厘针银铜销铝铺钢录钱锚错键镑锁镇链铲钟铁"
    "鉴长门闭开间阅关升阵陈陆阳队阶际随险隐隶只双离难云电灵巩韧韩响页顷项顺须预顿领头频颗题额"
    "类顾显风飙飞饮养余馆馈冯驻驾驶骑骗骚验体鲁么黄点党齐龄龙"
)
_FOLDS = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Write traditional characters as simplified ones, one for one, as far as they are known.

    >>> simplified("電信詐騙")
    '电信诈骗'
    """
    return text if text.isascii() else text.translate(_FOLDS)
