# breaks data-set-structure MinCount: no structure
DELETE WHERE { dataset:2030-06-02-mirror qb:structure ?x }

# breaks data-set-structure MaxCount: two structures
INSERT DATA { dataset:2030-06-02-mirror qb:structure dataset:second . dataset:second a qb:DataStructureDefinition ;
    skos:prefLabel "另"@zh , "Second"@en ; qb:component dataset:component-value }

# breaks data-set-structure Class: a structure that is a component
DELETE WHERE { dataset:2030-06-02-mirror qb:structure ?x } ; INSERT DATA { dataset:2030-06-02-mirror qb:structure dataset:component-value }

# breaks data-set-source MinCount: of no source
DELETE WHERE { dataset:2030-06-02-mirror prov:wasDerivedFrom ?x }

# breaks data-set-source MaxCount, one-briefing: of two sources
INSERT DATA { dataset:2030-06-02-mirror prov:wasDerivedFrom source:2030-06-01-city }

# breaks structure-component MinCount: no component
DELETE WHERE { dataset:structure qb:component ?x }

# breaks structure-component Class: a component that is a property
INSERT DATA { dataset:structure qb:component pa:metric }

# breaks component-property MinCount: a component of nothing
DELETE WHERE { dataset:component-value qb:measure ?x }

# breaks component-property MaxCount: a component of two properties
INSERT DATA { dataset:component-value qb:attribute pa:asOf }

# breaks dataset-title MinCount: no title
DELETE WHERE { dataset:made-up dcterms:title ?x }

# breaks dataset-description MinCount: no description
DELETE WHERE { dataset:made-up dcterms:description ?x }

# breaks dataset-licence MinCount: no licence
DELETE WHERE { dataset:made-up dcterms:license ?x }

# breaks dataset-licence MaxCount: two licences
INSERT DATA { dataset:made-up dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> }

# breaks dataset-licence NodeKind: a licence in words
DELETE WHERE { dataset:made-up dcterms:license ?x } ; INSERT DATA { dataset:made-up dcterms:license "CC BY 4.0" }

# breaks dataset-creator MinCount: made by nobody
DELETE WHERE { dataset:made-up dcterms:creator ?x }

# breaks dataset-creator Or: made by a program
INSERT DATA { dataset:made-up dcterms:creator program:index }

# breaks dataset-publisher MinCount: published by nobody
DELETE WHERE { dataset:made-up dcterms:publisher ?x }

# breaks dataset-publisher Or: published by an area
INSERT DATA { dataset:made-up dcterms:publisher area:city }

# breaks dataset-version MinCount: no version
DELETE WHERE { dataset:made-up dcat:version ?x }

# breaks dataset-version MaxCount: two versions
INSERT DATA { dataset:made-up dcat:version "0.2.0" }

# breaks dataset-version Datatype, dataset-version Pattern: a version that is a number
DELETE WHERE { dataset:made-up dcat:version ?x } ; INSERT DATA { dataset:made-up dcat:version 1 }

# breaks dataset-version Pattern: a version of two numbers
DELETE WHERE { dataset:made-up dcat:version ?x } ; INSERT DATA { dataset:made-up dcat:version "0.1" }

# breaks linkset-note MinCount: links that nobody says how they were checked
DELETE WHERE { dataset:links-example skos:note ?x }

# breaks linkset-predicate MinCount: no predicate
DELETE WHERE { dataset:links-example void:linkPredicate ?x }

# breaks linkset-predicate NodeKind: a predicate in words
DELETE WHERE { dataset:links-example void:linkPredicate ?x } ; INSERT DATA { dataset:links-example void:linkPredicate "owl:sameAs" }

# breaks linkset-subjects MinCount: links from nowhere
DELETE WHERE { dataset:links-example void:subjectsTarget ?x }

# breaks linkset-subjects MaxCount: links from two datasets
INSERT DATA { dataset:links-example void:subjectsTarget dataset:links-example }

# breaks linkset-subjects Class: links from a data set of the cube
DELETE WHERE { dataset:links-example void:subjectsTarget ?x } ; INSERT DATA { dataset:links-example void:subjectsTarget dataset:2030-06-02-mirror }

# breaks linkset-objects MinCount: links to nowhere
DELETE WHERE { dataset:links-example void:objectsTarget ?x }

# breaks linkset-objects MaxCount: links to two datasets
INSERT DATA { dataset:links-example void:objectsTarget <https://example.com/> }

# breaks linkset-objects NodeKind: links to words
DELETE WHERE { dataset:links-example void:objectsTarget ?x } ; INSERT DATA { dataset:links-example void:objectsTarget "example.org" }

# breaks linked-away: the same as another thing of this graph
INSERT DATA { area:city owl:sameAs area:province }

# breaks linked-away: an exact match that is a string
INSERT DATA { theme:safety skos:exactMatch "https://example.org/safety" }

# breaks mapping-name Pattern: a mapping of another name
DELETE { ?m ?p ?o } INSERT { theme:mapping ?p ?o } WHERE { BIND(<https://w3id.org/pingan-kg/link/example/theme-safety> AS ?m) ?m ?p ?o }

# breaks mapping-linkset MinCount: a mapping without dcterms:isPartOf
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:isPartOf ?x }

# breaks mapping-linkset Class: a mapping with another kind of dcterms:isPartOf
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:isPartOf ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:isPartOf dataset:made-up }

# breaks mapping-source MinCount: a mapping without owl:annotatedSource
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedSource ?x }

# breaks mapping-source MaxCount, mapping-stated: a mapping with two owl:annotatedSource
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedSource <https://example.org/other> }

# breaks mapping-source NodeKind, mapping-stated: a mapping with another kind of owl:annotatedSource
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedSource ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedSource "safety" }

# breaks mapping-predicate MinCount: a mapping without owl:annotatedProperty
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedProperty ?x }

# breaks mapping-predicate MaxCount, mapping-stated: a mapping with two owl:annotatedProperty
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedProperty skos:exactMatch }

# breaks mapping-predicate NodeKind, mapping-stated: a mapping with another kind of owl:annotatedProperty
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedProperty ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedProperty "closeMatch" }

# breaks mapping-target MinCount: a mapping without owl:annotatedTarget
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedTarget ?x }

# breaks mapping-target MaxCount, mapping-stated: a mapping with two owl:annotatedTarget
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedTarget <https://example.org/other> }

# breaks mapping-target NodeKind, mapping-stated: a mapping with another kind of owl:annotatedTarget
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedTarget ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> owl:annotatedTarget "https://example.org/safety" }

# breaks mapping-target-label MinCount: a mapping without sssom:object_label
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:object_label ?x }

# breaks mapping-target-label MaxCount: a mapping with two sssom:object_label
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:object_label "danger" }

# breaks mapping-target-label Datatype: a mapping with another kind of sssom:object_label
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:object_label ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:object_label "safety"@en }

# breaks mapping-justification MinCount: a mapping without sssom:mapping_justification
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification ?x }

# breaks mapping-justification MaxCount: a mapping with two sssom:mapping_justification
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification semapv:LexicalMatching }

# breaks mapping-justification NodeKind, mapping-justification Pattern: a mapping with another kind of sssom:mapping_justification
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification "by hand" }

# breaks mapping-confidence MinCount: a mapping without sssom:confidence
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence ?x }

# breaks mapping-confidence MaxCount: a mapping with two sssom:confidence
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence 0.9 }

# breaks mapping-confidence Datatype: a mapping with another kind of sssom:confidence
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence 8e-1 }

# breaks mapping-author MinCount: a mapping without dcterms:creator
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:creator ?x }

# breaks mapping-author NodeKind: a mapping with another kind of dcterms:creator
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:creator ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:creator "somebody" }

# breaks mapping-reason MinCount: a mapping without skos:note
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> skos:note ?x }

# breaks mapping-justification Pattern: a justification of its own
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:mapping_justification skos:note }

# breaks mapping-confidence MaxInclusive: more than certain
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence 1.1 }

# breaks mapping-confidence MinInclusive: less than nothing
DELETE WHERE { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence ?x } ; INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> sssom:confidence -0.1 }

# breaks mapping-linkset MaxCount: a mapping of two linksets
INSERT DATA { <https://w3id.org/pingan-kg/link/example/theme-safety> dcterms:isPartOf dataset:links-other . dataset:links-other a void:Linkset ; skos:prefLabel "另"@zh , "Other"@en ; skos:note "未核对。"@zh , "Not checked."@en ; void:linkPredicate owl:sameAs ; void:subjectsTarget dataset:made-up ; void:objectsTarget <https://example.com/> }

# breaks mapping-stated: a mapping of a link that is not stated
DELETE DATA { theme:safety skos:closeMatch <https://example.org/safety> }
