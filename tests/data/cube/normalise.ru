# The normalisation of the Recommendation, phase 1: types and properties that follow.
PREFIX qb: <http://purl.org/linked-data/cube#>
INSERT { ?o a qb:Observation } WHERE { ?any qb:observation ?o } ;
INSERT { ?o a qb:Observation } WHERE { ?o qb:dataSet ?set } ;
INSERT { ?s a qb:Slice } WHERE { ?any qb:slice ?s } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:DimensionProperty } WHERE { ?c qb:dimension ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:MeasureProperty } WHERE { ?c qb:measure ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:AttributeProperty } WHERE { ?c qb:attribute ?p } ;

# Phase 2: what is attached to a data set or slice is pushed down to observations.
INSERT { ?o ?p ?value } WHERE {
    ?set qb:structure/qb:component ?c ; ?p ?value .
    ?c qb:componentProperty ?p ; qb:componentAttachment qb:DataSet .
    ?o qb:dataSet ?set .
} ;
INSERT { ?slice ?p ?value } WHERE {
    ?set qb:structure/qb:component ?c ; qb:slice ?slice ; ?p ?value .
    ?c qb:componentProperty ?p ; qb:componentAttachment qb:DataSet .
} ;
INSERT { ?o ?p ?value } WHERE {
    ?set qb:structure/qb:component ?c ; qb:slice ?slice .
    ?c qb:componentProperty ?p ; qb:componentAttachment qb:Slice .
    ?slice qb:observation ?o ; ?p ?value .
} ;
INSERT { ?o ?dimension ?value } WHERE {
    ?set qb:structure/qb:component/qb:componentProperty ?dimension ; qb:slice ?slice .
    ?dimension a qb:DimensionProperty .
    ?slice qb:observation ?o ; ?dimension ?value .
}
