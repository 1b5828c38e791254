# breaks observation-class HasValue: no observation of the cube
DELETE DATA { o:calm-city-plan a qb:Observation }

# breaks observation-class HasValue, measured-only Or, property-domain: an observation of the cube alone
DELETE DATA { o:calm-city-plan a pa:Observation }

# breaks observation-data-set MinCount: in no data set
DELETE WHERE { o:calm-city-plan qb:dataSet ?x }

# breaks observation-data-set MaxCount, one-briefing: in two data sets
INSERT DATA { o:calm-city-plan qb:dataSet dataset:2030-06-02-mirror }

# breaks observation-data-set Class: in a source
DELETE WHERE { o:calm-city-plan qb:dataSet ?x } ; INSERT DATA { o:calm-city-plan qb:dataSet source:2030-06-01-city }

# breaks observation-metric MinCount: no metric
DELETE WHERE { o:calm-city-plan pa:metric ?x }

# breaks area MinCount: no area
DELETE WHERE { o:calm-city-plan sdmx-dimension:refArea ?x }

# breaks area MaxCount, observation-name: two areas
INSERT DATA { o:calm-city-plan sdmx-dimension:refArea area:province }

# breaks area Class, observation-name: an area that is an agency
DELETE WHERE { o:calm-city-plan sdmx-dimension:refArea ?x } ; INSERT DATA { o:calm-city-plan sdmx-dimension:refArea agency:police }

# breaks period MinCount: no period
DELETE WHERE { o:calm-city-plan sdmx-dimension:refPeriod ?x }

# breaks period MaxCount, as-of-inside, observation-name: two periods
INSERT DATA { o:calm-city-plan sdmx-dimension:refPeriod period:earlier-plan }

# breaks period Class, observation-name: a period that is a day
DELETE WHERE { o:calm-city-plan sdmx-dimension:refPeriod ?x } ; INSERT DATA { o:calm-city-plan sdmx-dimension:refPeriod period:2026-01-01 }

# breaks observation-measure-type MinCount: no measure named
DELETE WHERE { o:calm-city-plan qb:measureType ?x }

# breaks observation-measure-type MaxCount, observation-measured: two measures named
INSERT DATA { o:calm-city-plan qb:measureType sdmx-measure:obsValue }

# breaks observation-measure-type In: a measure that is a bound
DELETE WHERE { o:cases-city-plan qb:measureType ?x } ; INSERT DATA { o:cases-city-plan qb:measureType schema:minValue }

# breaks observation-measure MinCount, observation-measured: no value
DELETE WHERE { o:calm-city-plan pa:wordedValue ?x }

# breaks observation-measure MaxCount, observation-wording: a number and words
INSERT DATA { o:rank-city-plan pa:wordedValue code:worded-stable }

# breaks observation-value Datatype: a value that is an integer
DELETE WHERE { o:cases-city-plan sdmx-measure:obsValue ?x } ; INSERT DATA { o:cases-city-plan sdmx-measure:obsValue 20000 }

# breaks lower-bound MaxCount, observation-bounds: two lower bounds
INSERT DATA { o:cases-city-plan schema:minValue 10000.0 }

# breaks lower-bound Datatype: a lower bound that is a double
DELETE WHERE { o:cases-city-plan schema:minValue ?x } ; INSERT DATA { o:cases-city-plan schema:minValue 2e4 }

# breaks upper-bound MaxCount, observation-bounds: two upper bounds
INSERT DATA { o:rank-city-plan schema:maxValue 9.0 }

# breaks upper-bound Datatype: an upper bound that is an integer
DELETE WHERE { o:rank-city-plan schema:maxValue ?x } ; INSERT DATA { o:rank-city-plan schema:maxValue 10 }

# breaks observation-value-basis MinCount: no value basis
DELETE WHERE { o:calm-city-plan pa:valueBasis ?x }

# breaks as-of MinCount: no day
DELETE WHERE { o:calm-city-plan pa:asOf ?x }

# breaks as-of Datatype: a year
DELETE WHERE { o:calm-city-plan pa:asOf ?x } ; INSERT DATA { o:calm-city-plan pa:asOf "2030"^^xsd:gYear }

# breaks reported-by MinCount: said by nobody
DELETE WHERE { o:calm-city-plan pa:reportedBy ?x }

# breaks observation-held-throughout In: not held
DELETE WHERE { o:clearance-city-plan pa:heldThroughout ?x } ; INSERT DATA { o:clearance-city-plan pa:heldThroughout false }

# breaks observation-theme MaxCount: a theme on an observation
INSERT DATA { o:calm-city-plan pa:theme theme:safety }

# breaks evidence MinCount, claim-use MinCount: an observation that rests on nothing
DELETE WHERE { o:calm-city-plan prov:wasDerivedFrom ?x }

# breaks observation-measured: words by name, a number by value
DELETE WHERE { o:rank-city-plan qb:measureType ?x } ; INSERT DATA { o:rank-city-plan qb:measureType pa:wordedValue }

# breaks observation-figure: a number without a comparator
DELETE WHERE { o:clearance-city-plan pa:comparator ?x }

# breaks observation-figure, derived-fits: a number without a unit
DELETE WHERE { o:cases-city-plan sdmx-attribute:unitMeasure ?x }

# breaks observation-wording: words with a comparator
INSERT DATA { o:calm-city-plan pa:comparator code:comparator-exactly }

# breaks observation-wording: words with a bound
INSERT DATA { o:calm-city-plan schema:minValue 1.0 }

# breaks observation-wording, observation-step: words with a rounding step
INSERT DATA { o:calm-city-plan pa:roundingStep 1.0 }

# breaks observation-wording: words read off a printed number
DELETE WHERE { o:calm-city-plan pa:valueBasis ?x } ; INSERT DATA { o:calm-city-plan pa:valueBasis code:basis-printed }

# breaks observation-bounds: exactly, and less
DELETE WHERE { o:clearance-city-plan schema:minValue ?x } ; INSERT DATA { o:clearance-city-plan schema:minValue 96.0 }

# breaks observation-bounds: exactly, and no upper bound
DELETE WHERE { o:clearance-city-plan schema:maxValue ?x }

# breaks observation-bounds: more than, and another lower bound
DELETE WHERE { o:cases-city-plan schema:minValue ?x } ; INSERT DATA { o:cases-city-plan schema:minValue 10000.0 }

# breaks observation-bounds: more than, and an upper bound
INSERT DATA { o:cases-city-plan schema:maxValue 30000.0 }

# breaks observation-bounds: at least, and no lower bound
DELETE WHERE { <observation/2030-06-02-mirror/cases-city-plan> schema:minValue ?x }

# breaks observation-bounds: less than, and a lower bound
INSERT DATA { <observation/2030-06-02-mirror/robberies-city-plan> schema:minValue 0.0 }

# breaks observation-bounds: at most, and no upper bound
DELETE WHERE { <observation/2030-06-02-mirror/robberies-province-plan> schema:maxValue ?x }

# breaks observation-bounds: nearly, and another upper bound
DELETE WHERE { <observation/2030-06-02-mirror/robberies-city-earlier-plan> schema:maxValue ?x } ;
INSERT DATA { <observation/2030-06-02-mirror/robberies-city-earlier-plan> schema:maxValue 10.0 }

# breaks observation-bounds: about, and a lower bound
INSERT DATA { <observation/2030-06-02-mirror/robberies-province-earlier-plan> schema:minValue 8.0 }

# breaks observation-bounds: about, and an upper bound
INSERT DATA { <observation/2030-06-02-mirror/robberies-province-earlier-plan> schema:maxValue 10.0 }

# breaks observation-bounds: within the top ten, from the second place
DELETE WHERE { o:rank-city-plan schema:minValue ?x } ; INSERT DATA { o:rank-city-plan schema:minValue 2.0 }

# breaks observation-bounds: within the top ten, up to the ninth place
DELETE WHERE { o:rank-city-plan schema:maxValue ?x } ; INSERT DATA { o:rank-city-plan schema:maxValue 9.0 }

# breaks observation-bounds: between, and the upper end recorded
DELETE WHERE { <observation/2030-06-02-mirror/robberies-land-plan> sdmx-measure:obsValue ?x } ;
INSERT DATA { <observation/2030-06-02-mirror/robberies-land-plan> sdmx-measure:obsValue 5.0 }

# breaks observation-bounds: between, and the ends the same
DELETE WHERE { <observation/2030-06-02-mirror/robberies-land-plan> schema:maxValue ?x } ;
INSERT DATA { <observation/2030-06-02-mirror/robberies-land-plan> schema:maxValue 3.0 }

# breaks observation-bounds: between, and one end
DELETE WHERE { <observation/2030-06-02-mirror/robberies-land-plan> schema:maxValue ?x }

# breaks observation-step: a step of nothing
DELETE WHERE { o:clearance-city-plan pa:roundingStep ?x } ; INSERT DATA { o:clearance-city-plan pa:roundingStep 0.0 }

# breaks observation-step: a step below nothing
DELETE WHERE { o:clearance-city-plan pa:roundingStep ?x } ; INSERT DATA { o:clearance-city-plan pa:roundingStep -0.1 }

# breaks observation-step: a value that is no multiple of its step
DELETE WHERE { o:clearance-city-plan pa:roundingStep ?x } ; INSERT DATA { o:clearance-city-plan pa:roundingStep 1.0 }

# breaks observation-step: a count with a step of one
DELETE WHERE { o:cases-city-plan pa:roundingStep ?x } ; INSERT DATA { o:cases-city-plan pa:roundingStep 1.0 }

# breaks observation-step: a rank with a step
INSERT DATA { o:rank-city-plan pa:roundingStep 10.0 }

# breaks observation-step: a value read from words with a step
DELETE WHERE { o:clearance-city-plan pa:valueBasis ?x } ; INSERT DATA { o:clearance-city-plan pa:valueBasis code:basis-worded }

# breaks observation-step-needed: a percentage without a step
DELETE WHERE { o:clearance-city-plan pa:roundingStep ?x }

# breaks observation-step-needed: a sum of money without a step
DELETE WHERE { <observation/2030-06-02-mirror/refund-city-plan> pa:roundingStep ?x }

# breaks observation-unit-agrees, derived-fits: cases in yuan
DELETE WHERE { o:cases-city-plan sdmx-attribute:unitMeasure ?x } ; INSERT DATA { o:cases-city-plan sdmx-attribute:unitMeasure unit:CCY_CNY }

# breaks observation-value-fits: half a case
DELETE WHERE { o:cases-city-plan sdmx-measure:obsValue ?x ; schema:minValue ?y ; pa:roundingStep ?z } ;
INSERT DATA { o:cases-city-plan sdmx-measure:obsValue 20000.5 ; schema:minValue 20000.5 }

# breaks observation-value-fits, derived-amount: fewer cases than none
DELETE WHERE { o:cases-city-plan sdmx-measure:obsValue ?x ; schema:minValue ?y } ;
INSERT DATA { o:cases-city-plan sdmx-measure:obsValue -20000.0 ; schema:minValue -20000.0 }

# breaks observation-value-fits: more than the whole
DELETE WHERE { o:clearance-city-plan sdmx-measure:obsValue ?x ; schema:minValue ?y ; schema:maxValue ?z } ;
INSERT DATA { o:clearance-city-plan sdmx-measure:obsValue 100.1 ; schema:minValue 100.1 ; schema:maxValue 100.1 }

# breaks observation-value-fits: before the first
DELETE WHERE { o:rank-city-plan sdmx-measure:obsValue ?x ; schema:maxValue ?z } ;
INSERT DATA { o:rank-city-plan sdmx-measure:obsValue 0.0 ; schema:maxValue 0.0 }

# breaks observation-value-fits, derived-fits, metric-kind-fits: a number of calm
DELETE WHERE { metric:cases pa:metricKind ?x } ; INSERT DATA { metric:cases pa:metricKind code:kind-status }

# breaks observation-kind-fits: a share among whom
INSERT DATA { o:clearance-city-plan pa:scope code:scope-nation }

# breaks observation-kind-fits: a share that somebody ranked
INSERT DATA { o:clearance-city-plan pa:rankingBody agency:daily }

# breaks observation-kind-fits: a share against a baseline
INSERT DATA { o:clearance-city-plan pa:baselinePeriod period:earlier-plan }

# breaks observation-kind-fits: a count within the top
DELETE WHERE { <observation/2030-06-02-mirror/robberies-city-plan> pa:comparator ?x } ;
INSERT DATA { <observation/2030-06-02-mirror/robberies-city-plan> pa:comparator code:comparator-within-top ; schema:minValue 1.0 }

# breaks observation-rank-scope: a rank among nobody
DELETE WHERE { o:rank-city-plan pa:scope ?x ; pa:inferred ?y }

# breaks observation-baseline-before: a baseline that is the period itself
DELETE WHERE { o:case-change-city-plan pa:baselinePeriod ?x } ; INSERT DATA { o:case-change-city-plan pa:baselinePeriod period:plan }

# breaks observation-unique, observation-name: two observations of one question in one data set
INSERT { o:cases-again ?p ?o } WHERE { o:cases-city-plan ?p ?o }

# breaks observation-name: a name with another area
DELETE { ?old ?p ?o } INSERT { o:calm-province-plan ?p ?o } WHERE { ?old ?p ?o . FILTER(?old = o:calm-city-plan) }

# breaks as-of-inside: known before its period begins
DELETE WHERE { o:calm-city-plan pa:asOf ?x } ; INSERT DATA { o:calm-city-plan pa:asOf "2025-12-31"^^xsd:date }

# breaks as-of-inside: known until after its period
DELETE WHERE { o:calm-city-plan pa:asOf ?x } ; INSERT DATA { o:calm-city-plan pa:asOf "2031-01-01"^^xsd:date }

# breaks as-of-inside: a recognition before its period begins
DELETE WHERE { <recognition/2030-06-01-city/model-city> pa:asOf ?x } ;
INSERT DATA { <recognition/2030-06-01-city/model-city> pa:asOf "2025-12-31"^^xsd:date }

# breaks as-of-inside: a milestone after its period
DELETE WHERE { <recognition/2030-06-01-city/first-hotline> pa:asOf ?x } ;
INSERT DATA { <recognition/2030-06-01-city/first-hotline> pa:asOf "2031-01-01"^^xsd:date }

# breaks observation-printed: read off a number that is printed nowhere
DELETE WHERE { c:body-clearance pa:printedFigure ?x }

# breaks observation-printed-alike: claims that print different figures
DELETE WHERE { c:panel-cases pa:printedFigure ?x ; oa:exact ?y ; oa:end ?z } ;
INSERT DATA { c:panel-cases pa:printedFigure "3万余起" ; oa:exact "办结案件3万余起" ; oa:end 108 }

# breaks observation-hedged: exactly, and 余 behind the number
DELETE WHERE { o:cases-city-plan pa:comparator ?x } ;
INSERT DATA { o:cases-city-plan pa:comparator code:comparator-exactly ; schema:maxValue 20000.0 }

# breaks observation-hedged: exactly, and 近 before the number
DELETE WHERE { c:body-clearance pa:printedFigure ?x ; oa:exact ?y ; oa:end ?z } ;
INSERT DATA { c:body-clearance pa:printedFigure "近96.2%" ; oa:exact "破案率近96.2%" ; oa:end 59 }

# breaks observation-classifier: a measure word that is not printed
DELETE WHERE { code:classifier-qi skos:notation ?x } ; INSERT DATA { code:classifier-qi skos:notation "户" }

# breaks observation-change-zero, derived-amount: a change of nothing
DELETE WHERE { o:case-change-city-plan sdmx-measure:obsValue ?x ; schema:minValue ?y ; schema:maxValue ?z } ;
INSERT DATA { o:case-change-city-plan sdmx-measure:obsValue 0.0 ; schema:minValue 0.0 ; schema:maxValue 0.0 }

# breaks observation-unhedged: more than, without a word for it
DELETE WHERE { <claim/2030-06-02-mirror/body-cases> oa:exact ?x ; pa:printedFigure ?y } ;
INSERT DATA { <claim/2030-06-02-mirror/body-cases> oa:exact "办结案件1万起" ; pa:printedFigure "1万起" }

# breaks honour-recipient MinCount: granted to nobody
DELETE WHERE { <recognition/2030-06-01-city/model-city> pa:recipient ?x }

# breaks honour-recipient Or: granted to a metric
INSERT DATA { <recognition/2030-06-01-city/model-city> pa:recipient metric:cases }

# breaks recognition-level MinCount: of no level
DELETE WHERE { <recognition/2030-06-01-city/model-city> pa:level ?x }

# breaks milestone-kind MinCount: a milestone of no kind
DELETE WHERE { <recognition/2030-06-01-city/first-hotline> pa:milestoneKind ?x }

# breaks milestone-kind MaxCount: a first and a pilot
INSERT DATA { <recognition/2030-06-01-city/first-hotline> pa:milestoneKind code:milestone-pilot }

# breaks milestone-first-scope: a first among nobody
DELETE WHERE { <recognition/2030-06-01-city/first-hotline> pa:scope ?x }

# breaks honour-only Or: a program with a level
INSERT DATA { program:index pa:level code:level-national }
