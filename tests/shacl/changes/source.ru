# breaks source-kind MinCount: no kind
DELETE WHERE { source:2030-06-02-mirror pa:sourceKind ?x }

# breaks source-coverage MinCount: neither whole nor in part
DELETE WHERE { source:2030-06-02-mirror pa:coverage ?x }

# breaks source-author Class: an author that is an agency
INSERT DATA { source:2030-06-02-mirror schema:author agency:daily }

# breaks source-publisher MinCount: no publisher
DELETE WHERE { source:2030-06-02-mirror schema:publisher ?x }

# breaks source-publisher Class: a publisher that is a person
INSERT DATA { source:2030-06-02-mirror schema:publisher person:reporter }

# breaks source-date MaxCount: two days
INSERT DATA { source:2030-06-02-mirror schema:datePublished "2030-06-02"^^xsd:date , "2030-06-03"^^xsd:date }

# breaks source-date Datatype: a day that is a string
INSERT DATA { source:2030-06-02-mirror schema:datePublished "2030-06-02" }

# breaks source-address MaxCount: two addresses
INSERT DATA { source:2030-06-02-mirror schema:url "https://example.org/a"^^xsd:anyURI , "https://example.org/b"^^xsd:anyURI }

# breaks source-address Datatype: an address that is a string
INSERT DATA { source:2030-06-02-mirror schema:url "https://example.org/a" }

# breaks source-event Class: about a program
INSERT DATA { source:2030-06-02-mirror schema:about program:campaign }

# breaks source-checksum MaxCount: two checksums
INSERT DATA { source:2030-06-01-city schema:sha256 "1000000000000000000000000000000000000000000000000000000000000000" }

# breaks source-checksum Datatype: a checksum with a language
DELETE WHERE { source:2030-06-01-city schema:sha256 ?x } ;
INSERT DATA { source:2030-06-01-city schema:sha256 "0000000000000000000000000000000000000000000000000000000000000000"@en }

# breaks source-checksum Pattern: a checksum cut off
DELETE WHERE { source:2030-06-01-city schema:sha256 ?x } ; INSERT DATA { source:2030-06-01-city schema:sha256 "00000000" }

# breaks source-encoding MaxCount: two media types
INSERT DATA { source:2030-06-01-city schema:encodingFormat "text/html" }

# breaks source-encoding Datatype: a media type that is an IRI
DELETE WHERE { source:2030-06-01-city schema:encodingFormat ?x } ;
INSERT DATA { source:2030-06-01-city schema:encodingFormat <https://example.org/plain> }

# breaks source-whole: read whole, and no checksum
DELETE WHERE { source:2030-06-01-city schema:sha256 ?x }

# breaks source-part: read in part, and the checksum of the whole
INSERT DATA { source:2030-06-02-mirror schema:sha256 "0000000000000000000000000000000000000000000000000000000000000000" }

# breaks event-date MinCount, inferred-something: no date
DELETE WHERE { event:2030-06-01-city schema:startDate ?x }

# breaks event-date MaxCount: two dates
INSERT DATA { event:2030-06-01-city schema:startDate "2030-06-02"^^xsd:date }

# breaks event-date Datatype: a date that is a string
DELETE WHERE { event:2030-06-01-city schema:startDate ?x } ; INSERT DATA { event:2030-06-01-city schema:startDate "2030-06-01" }

# breaks event-organizer MinCount: no host
DELETE WHERE { event:2030-06-01-city schema:organizer ?x }

# breaks event-organizer Class: a host that is a person
INSERT DATA { event:2030-06-01-city schema:organizer person:presenter }

# breaks event-performer Class: a presenter that is an agency
INSERT DATA { event:2030-06-01-city schema:performer agency:police }

# breaks event-series Class: in a series that is a program
INSERT DATA { event:2030-06-01-city schema:superEvent program:campaign }

# breaks event-position MaxCount: second and third
INSERT DATA { event:2030-06-01-city schema:position 3 }

# breaks event-position Datatype, event-position MinInclusive: a place in words
DELETE WHERE { event:2030-06-01-city schema:position ?x } ; INSERT DATA { event:2030-06-01-city schema:position "2" }

# breaks event-position MinInclusive: place 0
DELETE WHERE { event:2030-06-01-city schema:position ?x } ; INSERT DATA { event:2030-06-01-city schema:position 0 }
