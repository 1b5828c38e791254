"""The two languages: which there are, the program's own words in them, Chinese scripts."""

from __future__ import annotations

from .errors import InputError

__all__ = ["LANGUAGES", "SIMPLIFIED", "checked", "simplified", "word"]

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
    "owl:annotatedProperty": ("链接属性", "predicate"),
    "owl:annotatedSource": ("链接起点", "subject"),
    "owl:annotatedTarget": ("链接终点", "object"),
    "schema:sameAs": ("即", "the same as"),
    "skos:broadMatch": ("属于（他处）", "broader, elsewhere"),
    "skos:closeMatch": ("近于（他处）", "close to, elsewhere"),
    "skos:exactMatch": ("同于（他处）", "the same as, elsewhere"),
    "skos:relatedMatch": ("相关（他处）", "related, elsewhere"),
    "sssom:confidence": ("把握", "confidence"),
    "sssom:mapping_justification": ("理据", "justification"),
    "sssom:object_label": ("终点的标签", "label of the object"),
    "qudt:hasQuantityKind": ("数量种类", "quantity kind"),
    "dcat:theme": ("主题", "theme"),
    "dcterms:subject": ("主题", "subject"),
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
    "sssom:Mapping": ("链接说明", "mapping"),
    "dcat:Catalog": ("目录", "catalogue"),
    "dcat:contactPoint": ("联系方式", "contact"),
    "dcat:dataset": ("所含数据集", "data sets"),
    "dcat:landingPage": ("网页", "web page"),
    "dcterms:issued": ("发布日期", "issued"),
    "dcterms:language": ("语言", "language"),
    "dcterms:modified": ("修改日期", "modified"),
    "foaf:Agent": ("行动者", "agent"),
    "foaf:homepage": ("主页", "home page"),
    "foaf:name": ("名称", "name"),
    "vcard:Group": ("联系组", "contact group"),
    "vcard:Kind": ("联系对象", "contact"),
    "vcard:fn": ("联系人名", "contact name"),
    "vcard:hasURL": ("联系网址", "contact address"),
    "schema:WebPage": ("网页", "web page"),
    "schema:datePublished": ("发布日期", "published"),
    "schema:url": ("网址", "address"),
    "void:Linkset": ("链接集", "set of links"),
    "unit:NUM": ("个数", "number"),
    "unit:PERCENT": ("百分比", "percent"),
    "unit:CCY_CNY": ("元（人民币）", "yuan (CNY)"),
    "unit:YR": ("年", "years"),
    "unit:HR": ("小时", "hours"),
    "unit:MIN": ("分钟", "minutes"),
    "unit:MO": ("月", "months"),
    "unit:DAY": ("天", "days"),
    "unit:KiloM": ("公里", "kilometres"),
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


_TRADITIONAL = (
    "並乾亂亞佇佈佔併來侖侷係俠倆倉個們倣倫偉側偵偽傑備傢傭傳債傷傾僅僑僱價儀億儉儘償優儲兇兌兒內"
    "兩冊凈凍凱別刪則剎剛創劃劇劉劍劑効勁勅動務勝勞勢勳勵勸匯區協卹卻厲參吳呂員問啓啟喚喬單嗎嘆嘔"
    "嘗嘩噁噴噸嚇嚮嚴囑國圍園圓圖團執堅報場塊塗塢塵塹墊墜墮墾壇壓壘壞壟壩壯夠夢夥夾奧奪奮妝姦娛婦"
    "媽嬌嬰孫學宮實寧審寫寬寵寶將專尋對導屆屢層屬岡峯島峽崗崙嶺嶼嶽巒巖帥師帳帶幟幣幫幹幾庫廁廂廈"
    "廚廟廠廢廣廬廳張強彀彈彌彎彙後徑從復徵徹恆恥悅悶惡惱愛態慘慚慣慮慶慾憂憑憤憲憶懇應懲懷懸懼懾"
    "戀戰戲戶拋挾捨捲掃掛採揀揚換揮損搖搶撈撐撓撥撫撲撿擁擇擊擋擔據擠擡擧擬擱擲擴擺擾攏攔攜攝攤攬"
    "敗敘敵數斂斃斷於昇時晉晝暈暢暫曆曇曉曠曬書會東柵査條棄棟棲楊楓業極榮構槍槳樁樂樓標樞樣樸樹橋"
    "機橫檔檢檯檻櫃欄權歐歡歲歷歸殘殲殺殼毀毆氣氫氷氾汙決沒況洶涇涼淒淨淪淵淺減渦測湧湯準溝溫滄滅"
    "滬滯滲滾滿漁漢漬漲漸漿潑潔潛潤潰澆澇澗澤澱濁濃濕濟濤濫濱濾瀉瀋瀏瀕瀘瀝灑灘灣災為烏無煉煙煥熱"
    "燈燉燒燙營燦燭燻爐爛爭爲爺爾牀牆牘牽犧狀狹獄獅獎獨獲獵獸現瑩環瓊甌產産畝畢畫異當疊疋瘧療癒癡"
    "癮癱發皺盜盞盡監盤盧眞眾瞞矯砲碩確碼磯礎礙礦礪祇祐祕禍禪禮禱稅稈種稱穀積穎穢穩穫窮窯窺竄竈竊"
    "竝競筆筍節範築篩簡簽簾籃籌籠籤粵糧糰糾紀約紅納紐純紗紙級紛紡細紳紹終組絆結絕絡給絨統絹綁綏經"
    "綜綠綢綫維綱網綸綻綽綿緊緒線緝緞締緣編緩緬緯練縛縣縫縮縱總績繃織繞繡繪繫繳繹繼繽續纏纖纜罰罷"
    "羅羣義習翹聞聯聰聲聳職聽肅脅脈脣脫脹腎腦腫腳腸膚膠膽臘臟臨臺與興舉舊艙艦艱艷莊莖華萊萬葉蒼蓋"
    "蓮蔣蔭蔴蕎蕩蕪蕭薑薔薦藉藍藝藥藹蘇蘊蘋蘭蘿處虛虜號虧蝕蝦螞螢蟬蟲蟻蠟蠣蠻衆術衛衝衹裏補裝裡製"
    "複褲襯襲覈見規視親覺覽觀觸訂計訊討訓託記訟訪設許訴診註証詐評詞詠詢試詩詭詮話該詳誌認誕誘語誠"
    "誡誣誤誦說誰課誼調談請諒論諜諧諮諷諸謀謂謊謎謙講謝謠謬謹證譏識譚譜議護譽讀變讓讚豎豐豔貝貞負"
    "財貢貧貨販貪貫責貯貳貴貶買貸費貼貿賀賂賄資賊賑賓賜賞賠賢賣賤賦質賬賭賴賺購賽贅贈贊贍贏贓贖贛"
    "趕趙趨跡踐踴蹟蹤躍車軋軌軍軒軟軸較載輓輔輕輛輝輩輪輯輸輻輿轄轉轍轟辦辭辯農迴這連週進遊運過達"
    "違遙遜遞遠適遲遷選遺遼邁還邊邏郵鄉鄧鄭鄰醞醫醬釀釁釋釐針釣鈣鈴鉛鉤銀銅銘銜銳銷鋁鋒鋪鋰鋼錄錘"
    "錢錦錨錫錯鍋鍍鍵鍼鍾鎂鎊鎖鎧鎬鎮鎳鏈鏟鏡鏽鐘鐵鐸鑄鑒鑼鑽長門閃閆閉開閏閒間閘閣閥閩閱閻闆闊闖"
    "關闡陝陞陣陰陳陸陽隊階隕際隨險隱隴隸隻雋雖雙雜雞離難雲電霧靈靜鞏韋韌韓韜韻響頁頂頃項順須頌預"
    "頑頒頓頗領頤頭頸頻顆題額顏願顛類顧顫顯風颱飄飆飛飢飯飲飼飽飾餅養餘餡館饋馬馮馳馴駁駐駕駛駭駱"
    "駿騎騙騰騷驅驕驗驚驛驟驢髒體髮鬆鬚鬥鬧鬱魚魯鮑鮮鯨鱷鳥鳳鳴鴨鴻鵝鵰鶴鷗鷹鹵鹽麗麥麵麼黃點黨黴"
    "齊齒齡龍龐龔"
)
_SIMPLIFIED = (
    "并干乱亚伫布占并来仑局系侠俩仓个们仿伦伟侧侦伪杰备家佣传债伤倾仅侨雇价仪亿俭尽偿优储凶兑儿内"
    "两册净冻凯别删则刹刚创划剧刘剑剂效劲敕动务胜劳势勋励劝汇区协恤却厉参吴吕员问启启唤乔单吗叹呕"
    "尝哗恶喷吨吓向严嘱国围园圆图团执坚报场块涂坞尘堑垫坠堕垦坛压垒坏垄坝壮够梦伙夹奥夺奋妆奸娱妇"
    "妈娇婴孙学宫实宁审写宽宠宝将专寻对导届屡层属冈峰岛峡岗仑岭屿岳峦岩帅师帐带帜币帮干几库厕厢厦"
    "厨庙厂废广庐厅张强够弹弥弯汇后径从复征彻恒耻悦闷恶恼爱态惨惭惯虑庆欲忧凭愤宪忆恳应惩怀悬惧慑"
    "恋战戏户抛挟舍卷扫挂采拣扬换挥损摇抢捞撑挠拨抚扑捡拥择击挡担据挤抬举拟搁掷扩摆扰拢拦携摄摊揽"
    "败叙敌数敛毙断于升时晋昼晕畅暂历昙晓旷晒书会东栅查条弃栋栖杨枫业极荣构枪桨桩乐楼标枢样朴树桥"
    "机横档检台槛柜栏权欧欢岁历归残歼杀壳毁殴气氢冰泛污决没况汹泾凉凄净沦渊浅减涡测涌汤准沟温沧灭"
    "沪滞渗滚满渔汉渍涨渐浆泼洁潜润溃浇涝涧泽淀浊浓湿济涛滥滨滤泻沈浏濒泸沥洒滩湾灾为乌无炼烟焕热"
    "灯炖烧烫营灿烛熏炉烂争为爷尔床墙牍牵牺状狭狱狮奖独获猎兽现莹环琼瓯产产亩毕画异当叠匹疟疗愈痴"
    "瘾瘫发皱盗盏尽监盘卢真众瞒矫炮硕确码矶础碍矿砺只佑秘祸禅礼祷税秆种称谷积颖秽稳获穷窑窥窜灶窃"
    "并竞笔笋节范筑筛简签帘篮筹笼签粤粮团纠纪约红纳纽纯纱纸级纷纺细绅绍终组绊结绝络给绒统绢绑绥经"
    "综绿绸线维纲网纶绽绰绵紧绪线缉缎缔缘编缓缅纬练缚县缝缩纵总绩绷织绕绣绘系缴绎继缤续缠纤缆罚罢"
    "罗群义习翘闻联聪声耸职听肃胁脉唇脱胀肾脑肿脚肠肤胶胆腊脏临台与兴举旧舱舰艰艳庄茎华莱万叶苍盖"
    "莲蒋荫麻荞荡芜萧姜蔷荐借蓝艺药蔼苏蕴苹兰萝处虚虏号亏蚀虾蚂萤蝉虫蚁蜡蛎蛮众术卫冲只里补装里制"
    "复裤衬袭核见规视亲觉览观触订计讯讨训托记讼访设许诉诊注证诈评词咏询试诗诡诠话该详志认诞诱语诚"
    "诫诬误诵说谁课谊调谈请谅论谍谐咨讽诸谋谓谎谜谦讲谢谣谬谨证讥识谭谱议护誉读变让赞竖丰艳贝贞负"
    "财贡贫货贩贪贯责贮贰贵贬买贷费贴贸贺赂贿资贼赈宾赐赏赔贤卖贱赋质账赌赖赚购赛赘赠赞赡赢赃赎赣"
    "赶赵趋迹践踊迹踪跃车轧轨军轩软轴较载挽辅轻辆辉辈轮辑输辐舆辖转辙轰办辞辩农回这连周进游运过达"
    "违遥逊递远适迟迁选遗辽迈还边逻邮乡邓郑邻酝医酱酿衅释厘针钓钙铃铅钩银铜铭衔锐销铝锋铺锂钢录锤"
    "钱锦锚锡错锅镀键针钟镁镑锁铠镐镇镍链铲镜锈钟铁铎铸鉴锣钻长门闪闫闭开闰闲间闸阁阀闽阅阎板阔闯"
    "关阐陕升阵阴陈陆阳队阶陨际随险隐陇隶只隽虽双杂鸡离难云电雾灵静巩韦韧韩韬韵响页顶顷项顺须颂预"
    "顽颁顿颇领颐头颈频颗题额颜愿颠类顾颤显风台飘飙飞饥饭饮饲饱饰饼养余馅馆馈马冯驰驯驳驻驾驶骇骆"
    "骏骑骗腾骚驱骄验惊驿骤驴脏体发松须斗闹郁鱼鲁鲍鲜鲸鳄鸟凤鸣鸭鸿鹅雕鹤鸥鹰卤盐丽麦面么黄点党霉"
    "齐齿龄龙庞龚"
)
SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Traditional characters and their variants, and the simplified ones written for them: one
for one, for ``str.translate``. 著 is not there, as 显著 is simplified too."""


def simplified(text: str) -> str:
    """Write traditional characters as simplified ones, one for one, as far as they are known.

    >>> simplified("電信詐騙")
    '电信诈骗'
    """
    return text if text.isascii() else text.translate(SIMPLIFIED)
