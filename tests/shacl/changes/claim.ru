# breaks passage-source MinCount: no source
DELETE WHERE { c:body-calm oa:hasSource ?x }

# breaks passage-source MaxCount, one-briefing, passage-placed: two sources
INSERT DATA { c:body-calm oa:hasSource source:2030-06-02-mirror }

# breaks passage-source Class: a source that is an event
DELETE WHERE { c:body-calm oa:hasSource ?x } ; INSERT DATA { c:body-calm oa:hasSource event:2030-06-01-city }

# breaks passage-start MaxCount, passage-length: two starts
INSERT DATA { c:body-calm oa:start 69 }

# breaks passage-start Datatype, passage-start LessThan, passage-start MinInclusive: a start that is a string
DELETE WHERE { c:body-calm oa:start ?x } ; INSERT DATA { c:body-calm oa:start "70" }

# breaks passage-start MinInclusive, passage-length: a start before the text
DELETE WHERE { c:body-calm oa:start ?x } ; INSERT DATA { c:body-calm oa:start -4 }

# breaks passage-start LessThan, passage-length: it starts behind its end
DELETE WHERE { c:body-calm oa:start ?x } ; INSERT DATA { c:body-calm oa:start 78 }

# breaks passage-end MaxCount, passage-length: two ends
INSERT DATA { c:body-calm oa:end 75 }

# breaks passage-end Datatype, passage-start LessThan: an end that is a string
DELETE WHERE { c:body-calm oa:end ?x } ; INSERT DATA { c:body-calm oa:end "74" }

# breaks passage-exact MinCount: no quotation
DELETE WHERE { c:body-campaign oa:exact ?x }

# breaks passage-exact MaxCount: two quotations
INSERT DATA { c:body-campaign oa:exact "某专项活动" }

# breaks passage-exact Datatype: a quotation with a language
DELETE WHERE { c:body-campaign oa:exact ?x } ; INSERT DATA { c:body-campaign oa:exact "某专项行动"@zh }

# breaks passage-exact Pattern: a quotation of 24 characters
DELETE WHERE { c:body-campaign oa:exact ?x ; oa:end ?y } ;
INSERT DATA { c:body-campaign oa:exact "一二三四五六七八九十一二三四五六七八九十一二三四" ; oa:end 37 }

# breaks passage-prefix MaxCount: two texts before
INSERT DATA { c:body-cases oa:prefix "五年间，" }

# breaks passage-prefix Datatype: a text before with a language
INSERT DATA { c:body-calm oa:prefix "治安"@zh }

# breaks passage-prefix Pattern: 13 characters before
INSERT DATA { c:body-calm oa:prefix "一二三四五六七八九十一二三" }

# breaks passage-suffix MaxCount: two texts behind
INSERT DATA { c:body-cases oa:suffix "，比上年" }

# breaks passage-suffix Datatype: a text behind with a language
INSERT DATA { c:body-calm oa:suffix "。"@zh }

# breaks passage-suffix Pattern: a text behind that goes on in the next paragraph
INSERT DATA { c:body-calm oa:suffix "。\n下一段" }

# breaks passage-part MinCount: no part
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> pa:part ?x }

# breaks passage-printed-figure Pattern, observation-printed-alike: a printed figure with a mark of typesetting
DELETE WHERE { c:panel-cases pa:printedFigure ?x } ; INSERT DATA { c:panel-cases pa:printedFigure "*2万余起" }

# breaks passage-placed: read whole, and no end
DELETE WHERE { c:body-calm oa:end ?x }

# breaks passage-placed: an exclusion of a source read whole, and no start
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> oa:start ?x }

# breaks passage-placed: read in part, and positions
INSERT DATA { <claim/2030-06-02-mirror/body-cases> oa:start 0 ; oa:end 9 }

# breaks passage-placed: read in part, and no text around it
DELETE WHERE { <claim/2030-06-02-mirror/body-cases> oa:suffix ?x }

# breaks passage-length: four characters at five
DELETE WHERE { c:body-calm oa:end ?x } ; INSERT DATA { c:body-calm oa:end 75 }

# breaks passage-name: in the body by its name, in a caption by its part
DELETE WHERE { c:body-calm pa:part ?x } ; INSERT DATA { c:body-calm pa:part code:part-caption }

# breaks passage-quotes-figure: a figure that the quotation does not hold
DELETE WHERE { c:body-calm pa:printedFigure ?x } ; INSERT DATA { c:body-calm pa:printedFigure "稳中向好" }

# breaks claim-speaker: nobody speaks
DELETE WHERE { c:body-calm pa:speaker ?x }

# breaks claim-use MinCount: a claim that nothing rests on
DELETE DATA { o:cases-city-plan prov:wasDerivedFrom c:panel-cases }

# breaks claim-conflict-both-ways: a conflict written in one direction, across two sources
DELETE WHERE { <claim/2030-06-02-mirror/body-cases> pa:conflictsWith ?x }

# breaks exclusion-reason MinCount: set aside without a reason
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> pa:exclusionReason ?x }

# breaks exclusion-bearer MaxCount: two bearers
INSERT DATA { <exclusion/2030-06-01-city/body-hotline> pa:bearer program:index }

# breaks exclusion-bearer-known: a bearer that is not there
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> pa:bearer ?x } ;
INSERT DATA { <exclusion/2030-06-01-city/body-hotline> pa:bearer program:hotlin }

# breaks selector Class: a quotation on a program
INSERT DATA { program:index oa:exact "某指数" }

# breaks claim-conflict-noted: a conflict that nobody explains
DELETE WHERE { <claim/2030-06-02-mirror/body-cases> skos:note ?x }

# breaks passage-twice: a claim and an exclusion of the same figure at the same place
DELETE WHERE { <exclusion/2030-06-01-city/body-hotline> oa:start ?a ; oa:end ?b ; oa:exact ?c ; pa:printedFigure ?d } ;
INSERT DATA { <exclusion/2030-06-01-city/body-hotline> oa:start 60 ; oa:end 64 ; oa:exact "位列前十" ; pa:printedFigure "前十" }
