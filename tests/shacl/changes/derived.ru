# breaks derived-kind MinCount: no kind
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:derivationKind ?x }

# breaks derived-comparator MinCount: no comparator
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator ?x }

# breaks derived-bound MinCount: no bound
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> schema:minValue ?x }

# breaks derived-unit MinCount: no unit
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-attribute:unitMeasure ?x }

# breaks derived-formula MinCount: no formula
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:formula ?x }

# breaks derived-formula Pattern: a formula in words
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:formula ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:formula "a fifth of the total" }

# breaks evidence MinCount, derived-fits, derived-name: it rests on nothing
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> prov:wasDerivedFrom ?x }

# breaks derived-unprinted: a derived figure with a recorded value
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-measure:obsValue 4000.0 }

# breaks derived-unprinted: a derived figure that somebody announced
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:reportedBy agency:police }

# breaks derived-unprinted: a derived figure in a data set
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> qb:dataSet dataset:2030-06-01-city }

# breaks derived-unprinted, program-kind MinCount, program-status MinCount, theme MinCount: a derived figure that is a program
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> a pa:Program }

# breaks measured-only Or: an area with an area
INSERT DATA { program:index sdmx-dimension:refArea area:city }

# breaks measured-only Or: a program with a bound
INSERT DATA { program:index schema:maxValue 5.0 }

# breaks derived-bounds: exactly, with two bounds
DELETE WHERE { <derived/2030-06-01-city/level-case-change-city-plan> pa:comparator ?x } ;
INSERT DATA { <derived/2030-06-01-city/level-case-change-city-plan> pa:comparator code:comparator-exactly }

# breaks derived-bounds, derived-amount: between, with the lower bound above the upper
DELETE WHERE { <derived/2030-06-01-city/level-case-change-city-plan> schema:minValue ?x ; schema:maxValue ?y } ;
INSERT DATA { <derived/2030-06-01-city/level-case-change-city-plan> schema:minValue 89.35 ; schema:maxValue 89.25 }

# breaks derived-bounds: between, with one bound
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator code:comparator-between }

# breaks derived-bounds: more than, with an upper bound
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> schema:maxValue 4500.0 }

# breaks derived-bounds: at most, with a lower bound
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator code:comparator-at-most }

# breaks derived-bounds: about
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> pa:comparator code:comparator-about }

# breaks derived-amount: a level that leaves out 100 plus the change
DELETE WHERE { <derived/2030-06-01-city/level-case-change-city-plan> schema:maxValue ?x } ;
INSERT DATA { <derived/2030-06-01-city/level-case-change-city-plan> schema:maxValue 89.26 }

# breaks derived-amount: a mean above the total
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> schema:minValue ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> schema:minValue 20001.0 }

# breaks derived-amount: a whole below its part
DELETE WHERE { <derived/2030-06-01-city/whole-clearance-city-plan> schema:minValue ?x } ;
INSERT DATA { <derived/2030-06-01-city/whole-clearance-city-plan> schema:minValue 19999.0 }

# breaks derived-amount: a whole that is no whole number
DELETE WHERE { <derived/2030-06-01-city/whole-clearance-city-plan> schema:minValue ?x } ;
INSERT DATA { <derived/2030-06-01-city/whole-clearance-city-plan> schema:minValue 20780.5 }

# breaks derived-fits: a level in numbers
DELETE WHERE { <derived/2030-06-01-city/level-case-change-city-plan> sdmx-attribute:unitMeasure ?x } ;
INSERT DATA { <derived/2030-06-01-city/level-case-change-city-plan> sdmx-attribute:unitMeasure unit:NUM }

# breaks derived-fits: a whole in percent
DELETE WHERE { <derived/2030-06-01-city/whole-clearance-city-plan> sdmx-attribute:unitMeasure ?x } ;
INSERT DATA { <derived/2030-06-01-city/whole-clearance-city-plan> sdmx-attribute:unitMeasure unit:PERCENT }

# breaks derived-fits: a mean in another unit than its total
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-attribute:unitMeasure ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-attribute:unitMeasure unit:CCY_CNY }

# breaks derived-fits: a mean of no flow
DELETE WHERE { metric:cases pa:metricKind ?x } ; INSERT DATA { metric:cases pa:metricKind code:kind-stock }

# breaks derived-place: for another area than its fact
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-dimension:refArea ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-dimension:refArea area:province }

# breaks derived-place: for another period than its fact
DELETE WHERE { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-dimension:refPeriod ?x } ;
INSERT DATA { <derived/2030-06-01-city/mean-cases-city-plan> sdmx-dimension:refPeriod period:earlier-plan }

# breaks derived-name: named after another fact
DELETE { ?old ?p ?o } INSERT { <derived/2030-06-01-city/mean-robberies-city-plan> ?p ?o }
WHERE { ?old ?p ?o . FILTER(?old = <derived/2030-06-01-city/mean-cases-city-plan>) }
