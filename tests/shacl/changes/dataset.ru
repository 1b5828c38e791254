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

# breaks linkset-predicate MaxCount: two predicates
INSERT DATA { dataset:links-example void:linkPredicate skos:exactMatch }

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
