# breaks agency-kind MinCount: an agency of no kind
DELETE WHERE { agency:daily org:classification ?x }

# breaks agency-kind MaxCount: an agency of two kinds
INSERT DATA { agency:daily org:classification code:agency-department }

# breaks agency-parent MaxCount: two parents
INSERT DATA { agency:police org:subOrganizationOf agency:press-office }

# breaks agency-parent Class: a parent that is an area
INSERT DATA { agency:daily org:subOrganizationOf area:city }

# breaks agency-body Class: a member of a program
INSERT DATA { agency:daily org:memberOf program:campaign }

# breaks agency-only Class: a program with a kind of agency
INSERT DATA { program:index org:classification code:agency-media }

# breaks person-post Class: a post that is an agency
INSERT DATA { person:reporter org:holds agency:daily }

# breaks person-membership MinCount: a person whom no membership names
INSERT DATA { person:visitor a foaf:Person ; skos:prefLabel "某访客"@zh , "A visitor"@en }

# breaks post-in MinCount, membership-post: a post in no agency
DELETE WHERE { post:director org:postIn ?x }

# breaks post-in MaxCount: a post in two agencies
INSERT DATA { post:director org:postIn agency:government }

# breaks post-in Class, membership-post: a post in an area
DELETE WHERE { post:director org:postIn ?x } ; INSERT DATA { post:director org:postIn area:city }

# breaks post-role MaxCount: two roles in one post
INSERT DATA { post:director org:role code:role-party-secretary }

# breaks membership-member MinCount, membership-member MaxCount, membership-post: a membership of nobody
DELETE WHERE { membership:director org:member ?x } ; INSERT DATA { membership:reporter org:member person:presenter }

# breaks membership-member MaxCount, membership-post: a membership of two
INSERT DATA { membership:reporter org:member person:presenter }

# breaks membership-member Class, membership-member MaxCount, membership-post: a membership of an agency
INSERT DATA { membership:reporter org:member agency:daily }

# breaks membership-organization MinCount: a membership of no agency
DELETE WHERE { membership:director org:organization ?x }

# breaks membership-organization MaxCount, membership-post: a membership of two agencies
INSERT DATA { membership:director org:organization agency:government }

# breaks membership-organization Class, membership-post: a membership of an area
DELETE WHERE { membership:director org:organization ?x } ; INSERT DATA { membership:director org:organization area:city }

# breaks membership-role MinCount: a membership without a role
DELETE WHERE { membership:director org:role ?x }

# breaks membership-role MaxCount, membership-post: a membership with two roles
INSERT DATA { membership:director org:role code:role-party-secretary }

# breaks membership-post: a role that the person's posts do not have
DELETE WHERE { membership:director org:role ?x } ; INSERT DATA { membership:director org:role code:role-party-secretary }

# breaks area-contained-in MaxCount: in two areas
INSERT DATA { area:city schema:containedInPlace area:land }

# breaks area-contained-in Class: in an agency
DELETE WHERE { area:city schema:containedInPlace ?x } ; INSERT DATA { area:city schema:containedInPlace agency:government }

# breaks area-notation: a code of no list
INSERT DATA { area:city skos:notation "990100" }

# breaks area-notation: a code of the national standard with five digits
INSERT DATA { area:city skos:notation "99010"^^pa:gbt2260 }

# breaks area-notation: a UN/LOCODE without its country
INSERT DATA { area:city skos:notation "CTY"^^pa:unlocode }

# breaks area-notation: a country of three letters
INSERT DATA { area:land skos:notation "LAN"^^pa:iso3166-1 }

# breaks area-notation: a subdivision without its country
INSERT DATA { area:province skos:notation "PR"^^pa:iso3166-2 }

# breaks interval-beginning MinCount: no beginning
DELETE WHERE { period:earlier-plan time:hasBeginning ?x }

# breaks interval-beginning MaxCount: two beginnings
INSERT DATA { period:earlier-plan time:hasBeginning period:2025-12-31 }

# breaks interval-beginning Class: it begins with a period
DELETE WHERE { period:earlier-plan time:hasBeginning ?x } ; INSERT DATA { period:earlier-plan time:hasBeginning period:plan }

# breaks interval-end MinCount: no end
DELETE WHERE { period:earlier-plan time:hasEnd ?x }

# breaks interval-end MaxCount, as-of-inside: two ends
INSERT DATA { period:earlier-plan time:hasEnd period:2021-01-01 }

# breaks interval-end Class: it ends with a period
DELETE WHERE { period:earlier-plan time:hasEnd ?x } ; INSERT DATA { period:earlier-plan time:hasEnd period:plan }

# breaks interval-order, as-of-inside: it ends before it begins
DELETE WHERE { period:earlier-plan time:hasBeginning ?x } ; INSERT DATA { period:earlier-plan time:hasBeginning period:2026-01-01 }

# breaks instant-date MinCount: a day without its date
DELETE WHERE { period:2021-01-01 time:inXSDDate ?x }

# breaks instant-date MaxCount, instant-name: a day with two dates
INSERT DATA { period:2021-01-01 time:inXSDDate "2021-01-02"^^xsd:date }

# breaks instant-date Datatype: a date that is a string
DELETE WHERE { period:2021-01-01 time:inXSDDate ?x } ; INSERT DATA { period:2021-01-01 time:inXSDDate "2021-01-01" }

# breaks instant-name: a day named after another
DELETE WHERE { period:2021-01-01 time:inXSDDate ?x } ; INSERT DATA { period:2021-01-01 time:inXSDDate "2021-01-02"^^xsd:date }

# breaks program-kind MinCount: a program of no kind
DELETE WHERE { program:index pa:programKind ?x }

# breaks program-kind MaxCount: a program of two kinds
INSERT DATA { program:index pa:programKind code:program-policy }

# breaks program-status MinCount: a program of no status
DELETE WHERE { program:index pa:programStatus ?x }

# breaks program-whole Class: part of an agency
INSERT DATA { program:index dcterms:isPartOf agency:police }

# breaks program-telephone MaxCount: two numbers
INSERT DATA { program:hotline schema:telephone "12348" }

# breaks program-telephone Datatype: a number that is an integer
DELETE WHERE { program:hotline schema:telephone ?x } ; INSERT DATA { program:hotline schema:telephone 12345 }

# breaks program-telephone Pattern: a number with a hyphen
DELETE WHERE { program:hotline schema:telephone ?x } ; INSERT DATA { program:hotline schema:telephone "123-45" }

# breaks program-hotline: a hotline without a number
DELETE WHERE { program:hotline schema:telephone ?x }

# breaks program-only Class: an agency with a number
INSERT DATA { agency:police schema:telephone "110" }

# breaks theme MinCount: a program without a theme
DELETE WHERE { program:index pa:theme ?x }

# breaks evidence MinCount: a program that rests on nothing
DELETE WHERE { program:index prov:wasDerivedFrom ?x }
