# breaks concept-scheme MinCount: in no list
DELETE WHERE { theme:roads skos:inScheme ?x ; skos:broader ?y }

# breaks concept-scheme MaxCount, concept-broader-list: in two lists
INSERT DATA { theme:roads skos:inScheme code:counted-things }

# breaks concept-scheme Class: in a list that is not there
DELETE WHERE { theme:roads skos:inScheme ?x ; skos:broader ?y } ; INSERT DATA { theme:roads skos:inScheme code:list }

# breaks concept-broader Class, concept-broader-list: below a metric of no class
INSERT DATA { theme:roads skos:broader theme:traffic }

# breaks concept-notation Datatype: a printed form with a language
DELETE WHERE { code:classifier-qi skos:notation ?x } ; INSERT DATA { code:classifier-qi skos:notation "起"@zh }

# breaks concept-broader-list: below a concept of another list
INSERT DATA { theme:roads skos:broader code:thing-case }

# breaks concept-label-unique: two concepts of one name
DELETE WHERE { theme:roads skos:prefLabel ?x } ; INSERT DATA { theme:roads skos:prefLabel "公共安全"@zh , "Safety in public"@en }

# breaks scheme-top MinCount: a list without a top concept
DELETE WHERE { code:classifiers skos:hasTopConcept ?x }

# breaks scheme-top Class, scheme-top-listed: a top concept that is not there
INSERT DATA { code:classifiers skos:hasTopConcept code:classifier-ge }

# breaks scheme-top-listed: the top concept of another list
INSERT DATA { code:classifiers skos:hasTopConcept code:thing-case }

# breaks scheme-top-listed: a top concept that has a broader one
INSERT DATA { code:themes skos:hasTopConcept theme:roads }

# breaks metric-scheme HasValue, property-codes: a metric in another list
DELETE WHERE { metric:robberies skos:inScheme ?x ; skos:broader ?y } ; INSERT DATA { metric:robberies skos:inScheme code:counted-things }

# breaks metric-kind MinCount: no kind
DELETE WHERE { metric:calm pa:metricKind ?x }

# breaks metric-direction MinCount: no direction
DELETE WHERE { metric:calm pa:betterDirection ?x }

# breaks metric-complete: a change of nothing
DELETE WHERE { metric:case-change pa:changeOf ?x }

# breaks metric-complete: a share of nothing
DELETE WHERE { metric:clearance pa:shareOf ?x }

# breaks metric-complete, observation-unit-agrees: a count without a unit
DELETE WHERE { metric:refund sdmx-attribute:unitMeasure ?x }

# breaks metric-complete: a count of nothing
DELETE WHERE { metric:cases pa:countedThing ?x }

# breaks metric-complete: a sum of money of nothing
DELETE WHERE { metric:refund pa:countedThing ?x }

# breaks metric-kind-fits: a flow that is a change of something
INSERT DATA { metric:robberies pa:changeOf metric:cases }

# breaks metric-kind-fits: a flow that is a share of something
INSERT DATA { metric:robberies pa:shareOf code:thing-case }

# breaks metric-kind-fits: a flow with a numerator
INSERT DATA { metric:robberies pa:numerator metric:cases }

# breaks metric-kind-fits: a status with a unit
INSERT DATA { metric:calm sdmx-attribute:unitMeasure unit:NUM }

# breaks metric-kind-fits, observation-unit-agrees: a share in numbers
DELETE WHERE { metric:clearance sdmx-attribute:unitMeasure ?x } ; INSERT DATA { metric:clearance sdmx-attribute:unitMeasure unit:NUM }

# breaks metric-of-change: a change of a change
DELETE WHERE { metric:case-change pa:changeOf ?x } ;
INSERT { metric:second-change ?p ?o ; skos:prefLabel "变化"@zh , "Change"@en ; pa:changeOf metric:case-change ; pa:metricKind code:kind-change }
WHERE { metric:refund ?p ?o . FILTER(?p IN (rdf:type, skos:definition, skos:inScheme, pa:theme, pa:betterDirection)) } ;
INSERT DATA { metric:case-change pa:changeOf metric:cases . metric:second-change sdmx-attribute:unitMeasure unit:PERCENT }

# breaks metric-place: a metric for one city
DELETE WHERE { metric:robberies skos:prefLabel ?x } ; INSERT DATA { metric:robberies skos:prefLabel "抢劫案件"@zh , "Robberies in Springfield"@en }

# breaks unit MaxCount: two units
INSERT DATA { metric:refund sdmx-attribute:unitMeasure unit:NUM }

# breaks unit NodeKind, observation-unit-agrees: a unit in words
DELETE WHERE { metric:refund sdmx-attribute:unitMeasure ?x } ; INSERT DATA { metric:refund sdmx-attribute:unitMeasure "http://qudt.org/vocab/unit/CCY_CNY" }

# breaks unit Pattern, observation-unit-agrees: a unit of one's own
DELETE WHERE { metric:refund sdmx-attribute:unitMeasure ?x } ; INSERT DATA { metric:refund sdmx-attribute:unitMeasure <https://example.org/yuan> }

# breaks term NodeKind, term Pattern, type MinCount: a term without an IRI
INSERT DATA { [] rdfs:isDefinedBy <ontology> ; skos:prefLabel "词"@zh , "term"@en ; skos:definition "词。"@zh , "A term."@en ;
    rdfs:label "词"@zh , "term"@en }

# breaks term Pattern: a term with an underline
INSERT DATA { <ontology#a_term> rdfs:isDefinedBy <ontology> ; a owl:Class ; skos:prefLabel "词"@zh , "term"@en ;
    skos:definition "词。"@zh , "A term."@en ; rdfs:label "词"@zh , "term"@en }

# breaks term-name Equals: a term with two names
INSERT DATA { pa:term rdfs:isDefinedBy <ontology> ; a owl:Class ; skos:prefLabel "词"@zh , "term"@en ;
    skos:definition "词。"@zh , "A term."@en ; rdfs:label "词"@zh , "word"@en }

# breaks term-ontology MaxCount: defined twice
INSERT DATA { pa:term rdfs:isDefinedBy <ontology> , <other> ; a owl:Class ; skos:prefLabel "词"@zh , "term"@en ;
    skos:definition "词。"@zh , "A term."@en ; rdfs:label "词"@zh , "term"@en . <other> a owl:Ontology ; skos:prefLabel "另"@zh , "Other"@en }

# breaks term-ontology Class: defined by what is no ontology
INSERT DATA { pa:term rdfs:isDefinedBy pa:Agency ; a owl:Class ; skos:prefLabel "词"@zh , "term"@en ;
    skos:definition "词。"@zh , "A term."@en ; rdfs:label "词"@zh , "term"@en }

# breaks term-defined: a class that says nowhere where it is defined
INSERT DATA { pa:Term a owl:Class ; skos:prefLabel "词"@zh , "term"@en }
