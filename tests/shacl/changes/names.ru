# breaks named Or, dataset-publisher Or, membership-organization Class, post-in Class, property-range, source-publisher Class: a pa:Agency in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = agency:daily) BIND(<area/x> AS ?new) }

# breaks named Or, claim-use MinCount, evidence-kind, passage-name: a pa:Claim in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = c:body-calm) BIND(<exclusion/2030-06-01-city/x> AS ?new) }

# breaks named Or, derived-name: a pa:DerivedFigure in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = <derived/2030-06-01-city/mean-cases-city-plan>) BIND(<claim/2030-06-01-city/x> AS ?new) }

# breaks named Or, passage-name: a pa:Exclusion in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = <exclusion/2030-06-01-city/body-hotline>) BIND(<claim/2030-06-01-city/x> AS ?new) }

# breaks named Or: a pa:Milestone in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = <recognition/2030-06-01-city/first-hotline>) BIND(<claim/2030-06-01-city/x> AS ?new) }

# breaks named Or, observation-name: a pa:Observation in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = o:calm-city-plan) BIND(<claim/2030-06-01-city/x> AS ?new) }

# breaks named Or, property-range: a pa:Program in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = program:index) BIND(<agency/x> AS ?new) }

# breaks named Or: a pa:Recognition in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = <recognition/2030-06-01-city/model-city>) BIND(<claim/2030-06-01-city/x> AS ?new) }

# breaks named Or, evidence-kind, passage-source Class: a pa:Source in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = source:2030-06-02-mirror) BIND(<agency/x> AS ?new) }

# breaks named Or, observation-unit-agrees, property-codes, property-range: a pa:Metric in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = metric:robberies) BIND(<agency/x> AS ?new) }

# breaks named Or, linkset-subjects Class: a dcat:Dataset in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = dataset:made-up) BIND(<agency/x> AS ?new) }

# breaks named Or, event-performer Class, membership-member Class, membership-post, person-membership MinCount, property-range: a foaf:Person in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = person:presenter) BIND(<agency/x> AS ?new) }

# breaks named Or: a org:Membership in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = membership:director) BIND(<agency/x> AS ?new) }

# breaks named Or, membership-post, person-post Class: a org:Post in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = post:director) BIND(<agency/x> AS ?new) }

# breaks named Or, structure-component Class: a qb:ComponentSpecification in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = dataset:component-value) BIND(<agency/x> AS ?new) }

# breaks named Or, observation-data-set Class, one-briefing: a qb:DataSet in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = dataset:2030-06-02-mirror) BIND(<agency/x> AS ?new) }

# breaks named Or, data-set-structure Class: a qb:DataStructureDefinition in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = dataset:structure) BIND(<agency/x> AS ?new) }

# breaks named Or, source-event Class: a schema:Event in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = event:2030-06-01-city) BIND(<agency/x> AS ?new) }

# breaks named Or, event-series Class: a schema:EventSeries in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = event:briefings) BIND(<agency/x> AS ?new) }

# breaks named Or, area Class, honour-recipient Or: a schema:Place in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = area:city) BIND(<agency/x> AS ?new) }

# breaks named Or: a skos:Concept in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = theme:roads) BIND(<agency/x> AS ?new) }

# breaks named Or, concept-scheme Class, scheme-top-listed: a skos:ConceptScheme in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = code:themes) BIND(<agency/x> AS ?new) }

# breaks named Or, instant-name, interval-beginning Class: a time:Instant in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = period:2021-01-01) BIND(<agency/x> AS ?new) }

# breaks named Or, period Class: a time:ProperInterval in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = period:plan) BIND(<agency/x> AS ?new) }

# breaks named Or, mapping-linkset Class: a void:Linkset in a folder of other things
DELETE { ?s ?p ?o } INSERT { ?new ?p ?o } WHERE { ?s ?p ?o . FILTER(?s = dataset:links-example) BIND(<agency/x> AS ?new) }
