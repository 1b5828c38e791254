# breaks known-term: a class is misspelt
INSERT DATA { agency:daily a pa:Agancy }

# breaks known-term: a property is misspelt
INSERT DATA { o:cases-city-plan pa:heldTroughout true }

# breaks property-domain: a metric on an agency
INSERT DATA { agency:daily pa:metric metric:cases }

# breaks property-domain: a part of an article on a recognition
INSERT DATA { <recognition/2030-06-01-city/model-city> pa:part code:part-body }

# breaks property-range, derived-fits, observation-name, observation-unit-agrees, property-codes: the metric is a program
DELETE WHERE { o:cases-city-plan pa:metric ?x } ; INSERT DATA { o:cases-city-plan pa:metric program:campaign }

# breaks property-range: the responsible agency is not described anywhere
INSERT DATA { o:cases-city-plan pa:responsibleAgency agency:polise }

# breaks property-range: the reporter is a person
INSERT DATA { o:cases-city-plan pa:reportedBy person:presenter }

# breaks property-range: the competent agency is an area
INSERT DATA { o:cases-city-plan pa:competentAgency area:city ; pa:inferred code:inferred-competence }

# breaks property-range: the ranking body is a string
DELETE WHERE { o:rank-city-plan pa:rankingBody ?x } ; INSERT DATA { o:rank-city-plan pa:rankingBody "City Daily" }

# breaks property-range: the program is a metric
INSERT DATA { o:cases-city-plan pa:program metric:cases }

# breaks property-range: the baseline is a day
DELETE WHERE { o:case-change-city-plan pa:baselinePeriod ?x } ; INSERT DATA { o:case-change-city-plan pa:baselinePeriod period:2021-01-01 }

# breaks property-range: the speaker is an agency
DELETE WHERE { c:body-calm pa:speaker ?x } ; INSERT DATA { c:body-calm pa:speaker agency:police }

# breaks property-range, claim-conflict-both-ways, claim-conflict-noted: a conflict with a fact
INSERT DATA { c:body-cases pa:conflictsWith o:calm-city-plan }

# breaks property-range: the change of a program
DELETE WHERE { metric:case-change pa:changeOf ?x } ; INSERT DATA { metric:case-change pa:changeOf program:campaign }

# breaks property-range: the numerator is no metric
DELETE WHERE { metric:clearance pa:numerator ?x } ; INSERT DATA { metric:clearance pa:numerator code:thing-case }

# breaks property-range: a program works with an agency
INSERT DATA { program:index pa:worksWith agency:police }

# breaks property-range: a program is framed by a theme
INSERT DATA { program:index pa:framedBy theme:safety }

# breaks property-range: a program is measured by a metric
INSERT DATA { program:index pa:measuredBy metric:cases }

# breaks property-range: the printed figure is tagged
DELETE WHERE { c:body-calm pa:printedFigure ?x } ; INSERT DATA { c:body-calm pa:printedFigure "保持稳定"@zh }

# breaks property-range: the formula is tagged
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:formula ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:formula "20000 / 5 = 4000"@en }

# breaks property-range: the rounding step is an integer
DELETE WHERE { o:cases-city-plan pa:roundingStep ?x } ; INSERT DATA { o:cases-city-plan pa:roundingStep 10000 }

# breaks property-codes, observation-bounds: a comparator from another list
DELETE WHERE { o:cases-city-plan pa:comparator ?x } ; INSERT DATA { o:cases-city-plan pa:comparator code:basis-printed }

# breaks property-codes: a value basis that is no code
DELETE WHERE { o:cases-city-plan pa:valueBasis ?x } ; INSERT DATA { o:cases-city-plan pa:valueBasis "printed" }

# breaks property-codes: a worded value that is a theme
DELETE WHERE { o:calm-city-plan pa:wordedValue ?x } ; INSERT DATA { o:calm-city-plan pa:wordedValue theme:safety }

# breaks property-codes: a classifier that is misspelt
DELETE WHERE { o:cases-city-plan pa:classifier ?x } ; INSERT DATA { o:cases-city-plan pa:classifier code:classifier-chi }

# breaks property-codes: a ground that is a scope
INSERT DATA { o:cases-city-plan pa:inferred code:scope-nation }

# breaks property-codes: a scope that is a level
DELETE WHERE { o:rank-city-plan pa:scope ?x } ; INSERT DATA { o:rank-city-plan pa:scope code:level-national }

# breaks property-codes, passage-name: a part that is no code
DELETE WHERE { c:body-calm pa:part ?x } ; INSERT DATA { c:body-calm pa:part code:scope-nation }

# breaks property-codes: a reason from another list
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> pa:exclusionReason ?x } ;
INSERT DATA { <exclusion/2030-06-01-city/body-hotline> pa:exclusionReason code:part-body }

# breaks property-codes: a theme that is a code
INSERT DATA { metric:cases pa:theme code:thing-case }

# breaks property-codes, metric-complete: a kind of metric from another list
DELETE WHERE { metric:calm pa:metricKind ?x } ; INSERT DATA { metric:calm pa:metricKind code:status-built }

# breaks property-codes: a counted thing that is a theme
DELETE WHERE { metric:cases pa:countedThing ?x } ; INSERT DATA { metric:cases pa:countedThing theme:safety }

# breaks property-codes: a share of a theme
DELETE WHERE { metric:clearance pa:shareOf ?x } ; INSERT DATA { metric:clearance pa:shareOf theme:safety }

# breaks property-codes: a direction from another list
DELETE WHERE { metric:calm pa:betterDirection ?x } ; INSERT DATA { metric:calm pa:betterDirection code:kind-flow }

# breaks property-codes: a kind of program from another list
DELETE WHERE { program:index pa:programKind ?x } ; INSERT DATA { program:index pa:programKind code:kind-flow }

# breaks property-codes: a status that is a kind
DELETE WHERE { program:index pa:programStatus ?x } ; INSERT DATA { program:index pa:programStatus code:kind-status }

# breaks property-codes: a level that is a scope
DELETE WHERE { <recognition/2030-06-01-city/model-city> pa:level ?x } ;
INSERT DATA { <recognition/2030-06-01-city/model-city> pa:level code:scope-nation }

# breaks property-codes: a kind of milestone from another list
INSERT DATA { <recognition/2030-06-01-city/first-hotline> pa:milestoneKind code:scope-nation } ;
DELETE DATA { <recognition/2030-06-01-city/first-hotline> pa:milestoneKind code:milestone-first }

# breaks property-codes, derived-fits, derived-name: a kind of derivation from another list
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:derivationKind ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:derivationKind code:kind-flow }

# breaks property-codes: a kind of source from another list
DELETE WHERE { source:2030-06-02-mirror pa:sourceKind ?x } ; INSERT DATA { source:2030-06-02-mirror pa:sourceKind code:part-body }

# breaks property-codes: a coverage from another list
DELETE WHERE { source:2030-06-02-mirror pa:coverage ?x } ; INSERT DATA { source:2030-06-02-mirror pa:coverage code:part-body }

# breaks property-codes: what is unstated is from another list
INSERT DATA { source:2030-06-02-mirror pa:unstated code:inferred-baseline }

# breaks property-codes: a kind of agency from another list
DELETE WHERE { agency:daily org:classification ?x } ; INSERT DATA { agency:daily org:classification code:program-campaign }

# breaks property-codes, membership-post: a role that is a kind of agency
DELETE WHERE { post:director org:role ?x } ; INSERT DATA { post:director org:role code:agency-media }

# breaks property-once, observation-name: two metrics
INSERT DATA { o:calm-city-plan pa:metric metric:robberies }

# breaks property-once: two comparators
INSERT DATA { o:cases-city-plan pa:comparator code:comparator-at-least }

# breaks property-once: two statuses
INSERT DATA { program:index pa:programStatus code:status-opened }

# breaks property-once: two kinds of source
INSERT DATA { source:2030-06-02-mirror pa:sourceKind code:source-government-page }

# breaks property-once, passage-placed, source-whole: read whole and in part
INSERT DATA { source:2030-06-02-mirror pa:coverage code:coverage-whole }

# breaks property-once: two days on which it was said
INSERT DATA { o:calm-city-plan pa:asOf "2030-06-02"^^xsd:date }

# breaks property-once: two speakers
INSERT DATA { c:body-calm pa:speaker person:reporter }

# breaks tags, pair: a label in a script that no query asks for
DELETE DATA { theme:roads skos:scopeNote "只指公路。"@zh } ; INSERT DATA { theme:roads skos:scopeNote "只指公路。"@zh-hans }

# breaks tags: a keyword in a third language
INSERT DATA { dataset:made-up dcat:keyword "exemple"@fr }

# breaks pair: a note in one language
DELETE DATA { program:doctrine skos:note "The name is a short form."@en }

# breaks pair: two notes in one language
INSERT DATA { program:doctrine skos:note "The name is short."@en }

# breaks pair: a description without a tag
INSERT DATA { program:index dcterms:description "安全指数" }

# breaks pair: a note that is an IRI
INSERT DATA { program:index skos:note <https://example.org/note> }

# breaks pair: a third note, without a tag
INSERT DATA { program:doctrine skos:note "A note." }

# breaks pair: a definition in English only
DELETE DATA { metric:cases skos:definition "期间内办结的案件数。"@zh }

# breaks type MinCount: a thing that has a name and no class
INSERT DATA { agency:nameless skos:prefLabel "无名"@zh , "Nameless"@en }

# breaks label MinCount: no label in English
DELETE DATA { agency:daily skos:prefLabel "City Daily"@en }

# breaks label MaxCount, label UniqueLang: three labels
INSERT DATA { agency:daily skos:prefLabel "The Daily"@en }

# breaks label UniqueLang: two English labels and no Chinese one
DELETE DATA { agency:daily skos:prefLabel "某市日报"@zh } ; INSERT DATA { agency:daily skos:prefLabel "The Daily"@en }

# breaks label Datatype: a label without a tag
DELETE DATA { agency:daily skos:prefLabel "City Daily"@en } ; INSERT DATA { agency:daily skos:prefLabel "City Daily" }

# breaks label Datatype: a label that is an IRI
DELETE DATA { agency:daily skos:prefLabel "City Daily"@en } ; INSERT DATA { agency:daily skos:prefLabel <https://example.org/daily> }

# breaks definition MinCount: a theme without a definition
DELETE WHERE { theme:roads skos:definition ?x }

# breaks replaced-by MinCount: a deprecated code without a successor
DELETE WHERE { code:thing-old dcterms:isReplacedBy ?x }

# breaks replaced-by NodeKind: a successor that is a string
DELETE WHERE { code:thing-old dcterms:isReplacedBy ?x } ; INSERT DATA { code:thing-old dcterms:isReplacedBy "case" }

# breaks still-used: a deprecated code is in use
DELETE WHERE { metric:robberies pa:countedThing ?x } ; INSERT DATA { metric:robberies pa:countedThing code:thing-old }

# breaks named NodeKind, named Or, named Pattern: an agency without an IRI
INSERT DATA { [] a pa:Agency ; skos:prefLabel "无名"@zh , "Nameless"@en ; org:classification code:agency-media }

# breaks named Pattern: a name in capitals
INSERT DATA { agency:Daily_2 a pa:Agency ; skos:prefLabel "无名"@zh , "Nameless"@en ; org:classification code:agency-media }

# breaks named Pattern: an agency that has a briefing's id
INSERT DATA { <agency/2030-06-01-city/daily> a pa:Agency ; skos:prefLabel "无名"@zh , "Nameless"@en ; org:classification code:agency-media }

# breaks named Pattern, one-briefing: a recognition without a briefing's id
INSERT { <recognition/model-city> ?p ?o } WHERE { <recognition/2030-06-01-city/model-city> ?p ?o }

# breaks one-briefing, passage-placed: a claim of another source
DELETE WHERE { c:body-calm oa:hasSource ?x } ; INSERT DATA { c:body-calm oa:hasSource source:2030-06-02-mirror }

# breaks one-briefing: an exclusion of another source
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> oa:hasSource ?x ; oa:start ?y ; oa:end ?z } ;
INSERT DATA { <exclusion/2030-06-01-city/body-hotline> oa:hasSource source:2030-06-02-mirror ; oa:suffix "。" }

# breaks one-briefing: an observation in the data set of another briefing
DELETE WHERE { o:calm-city-plan qb:dataSet ?x } ; INSERT DATA { o:calm-city-plan qb:dataSet dataset:2030-06-02-mirror }

# breaks one-briefing, observation-printed-alike: an observation that rests on another briefing's claim
INSERT DATA { o:calm-city-plan prov:wasDerivedFrom <claim/2030-06-02-mirror/body-robberies> }

# breaks one-briefing: a recognition that rests on another briefing's claim
INSERT DATA { <recognition/2030-06-01-city/model-city> prov:wasDerivedFrom <claim/2030-06-02-mirror/body-cases> }

# breaks one-briefing: a milestone that rests on another briefing's claim
INSERT DATA { <recognition/2030-06-01-city/first-hotline> prov:wasDerivedFrom <claim/2030-06-02-mirror/body-cases> }

# breaks one-briefing: a derived figure of another briefing's observation
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> prov:wasDerivedFrom <observation/2030-06-02-mirror/cases-city-plan> }

# breaks one-briefing: a data set of another source
DELETE WHERE { dataset:2030-06-02-mirror prov:wasDerivedFrom ?x } ;
INSERT DATA { dataset:2030-06-02-mirror prov:wasDerivedFrom source:2030-06-01-city }

# breaks evidence-kind, observation-printed-alike: a fact that rests on an exclusion
INSERT DATA { o:calm-city-plan prov:wasDerivedFrom <exclusion/2030-06-01-city/body-hotline> }

# breaks evidence-kind: a fact that rests on a derived figure
INSERT DATA { o:calm-city-plan prov:wasDerivedFrom <derived/2030-06-01-city/mean-cases-city-plan> }

# breaks evidence-kind: a program that rests on a source
INSERT DATA { program:index prov:wasDerivedFrom source:2030-06-01-city }

# breaks evidence-kind: an agency that rests on a claim that is not there
INSERT DATA { agency:daily prov:wasDerivedFrom c:body-daily }

# breaks evidence-kind, derived-place: a derived figure that rests on a claim
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> prov:wasDerivedFrom c:body-cases }

# breaks evidence-kind: a data set that rests on a claim
DELETE WHERE { dataset:2030-06-01-city prov:wasDerivedFrom ?x } ; INSERT DATA { dataset:2030-06-01-city prov:wasDerivedFrom c:body-cases }

# breaks no-circle: a program that is part of itself
INSERT DATA { program:index dcterms:isPartOf program:index }

# breaks no-circle: two programs that are part of each other
INSERT DATA { program:doctrine dcterms:isPartOf program:campaign }

# breaks no-circle: a program that works with itself
INSERT DATA { program:index pa:worksWith program:index }

# breaks no-circle: a program framed by what it frames
INSERT DATA { program:doctrine pa:framedBy program:campaign }

# breaks no-circle: a program measured by itself
INSERT DATA { program:index pa:measuredBy program:index }

# breaks no-circle: two agencies under each other
INSERT DATA { agency:government org:subOrganizationOf agency:police }

# breaks no-circle: an agency that is a member of itself
INSERT DATA { agency:police-organs org:memberOf agency:police-organs }

# breaks no-circle: an area in itself
INSERT DATA { area:land schema:containedInPlace area:city }

# breaks no-circle, scheme-top-listed: two themes broader than each other
INSERT DATA { theme:safety skos:broader theme:roads }

# breaks no-circle, claim-conflict-noted: a claim that conflicts with itself
INSERT DATA { c:body-cases pa:conflictsWith c:body-cases }

# breaks no-circle: a ratio that is its own numerator
DELETE WHERE { metric:clearance pa:numerator ?x } ; INSERT DATA { metric:clearance pa:numerator metric:clearance }

# breaks no-circle: an event that is its own series
INSERT DATA { event:briefings schema:superEvent event:briefings }

# breaks inferred-something: an agency inferred, and none there
INSERT DATA { o:calm-city-plan pa:inferred code:inferred-agency-heading }

# breaks inferred-something: competence inferred, and no competent agency
INSERT DATA { o:calm-city-plan pa:inferred code:inferred-competence }

# breaks inferred-something: a reporter inferred, and none there
INSERT DATA { program:index pa:inferred code:inferred-reporter-presenter }

# breaks inferred-something: a period inferred of a program
INSERT DATA { program:index pa:inferred code:inferred-period-carried }

# breaks inferred-something: a baseline inferred, and none there
DELETE WHERE { o:case-change-city-plan pa:baselinePeriod ?x }

# breaks inferred-something: a year inferred of a program
INSERT DATA { program:index pa:inferred code:inferred-year }

# breaks inferred-something: a scope inferred, and none there
INSERT DATA { o:calm-city-plan pa:inferred code:inferred-scope }

# breaks inferred-something: a whole inferred, and none there
INSERT DATA { program:index pa:inferred code:inferred-part-of }

# breaks inferred-something: a partner inferred, and none there
INSERT DATA { program:index pa:inferred code:inferred-works-with }

# breaks inferred-something: a frame inferred, and none there
INSERT DATA { program:index pa:inferred code:inferred-framed-by }

# breaks inferred-something: a measure inferred, and none there
INSERT DATA { program:index pa:inferred code:inferred-measured-by }

# breaks inferred-competence: a competent agency without its ground
INSERT DATA { o:calm-city-plan pa:competentAgency agency:police }
