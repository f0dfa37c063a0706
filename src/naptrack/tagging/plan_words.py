"""How plans are named: the words around "plan", piece by piece."""

from __future__ import annotations

from naptrack.tagging.signs import DATE, DRAFT, OTHERRES, PERIOD, PLAN, RES1540, STATE

_OTHER_TOPIC = (
    r"CBRN|[Cc]hemical, [Bb]iological,? (?:and )?[Rr]adiological|[Cc]ounter[- ]?[Tt]erroris|[Tt]errorism|[Ww]omen|1325|[Ss]mall [Aa]rms|SALW|[Ff]irearm|[Ll]ight [Ww]eapons|"
    r"[Tt]raffick|[Cc]orruption|[Cc]limate|[Aa]daptation|[Hh]uman [Rr]ights|[Hh]ealth|[Aa]ntimicrobial|AMR|[Cc]yber|[Gg]ender|[Yy]outh|[Cc]hildren|[Mm]oney[- ]?[Ll]aundering|[Oo]rgani[sz]ed [Cc]rime|"
    r"[Mm]ine [Aa]ction|[Ll]andmine|[Dd]isaster|[Rr]adiological [Ee]mergenc|[Ee]mergenc(?:y|ies)|[Rr]elief|[Pp]rotection of|[Ee]vacuation|[Bb]iodiversity|[Dd]rug|[Vv]iolent [Ee]xtremism|[Cc]rime\b|[Pp]iracy|[Ww]ildlife|[Rr]eintegration|PVE|[Mm]igration|[Aa]rms [Tt]rade|[Cc]onventional|[Aa]mmunition|[Bb]order [Mm]anagement|[Nn]uclear [Ss]ecurity|INSSP|[Cc]entres? of [Ee]xcellence|"
    r"[Bb]usiness and|[Rr]acism|[Ee]mployment|[Ee]ducation|[Ee]nergy|[Ff]inancial|[Cc]hemical (?:[Ss]afety|[Ss]ecurity)|[Bb]iosafety|[Bb]iosecurity|[Mm]aritime|[Tt]ransport|[Aa]viation|[Pp]andemic|[Dd]evelopment|[Aa]griculture|OGP|[Oo]pen [Gg]overnment|"
    + OTHERRES
)
DET = rf"(?:what (?:will|would|is to|was to|should) (?:be|become)|[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]h(?:is|at|ese|ose)|[Aa]ny|[Ss]uch(?: an?)?|[Ee]ach|[Nn]o|[Oo]ne|[Bb]oth|[Aa]ll|[Ss]ome|[Tt]wo|(?:[Tt]he )?{STATE}(?:'s?)?(?! (?:the|its|their|an?|this|that|our|had|has)\b)|(?:[Tt]he |[Tt]his |[Tt]hat )?(?:[Cc]ountry|[Ss]tate|[Gg]overnment|[Rr]epublic|[Kk]ingdom|island|latter|former|host)(?:'s)?|[Ww]hose|(?:[Tt]heir|[Ii]ts|his|her) (?:country's|own|respective|Government's)|[Tt]he Government of (?:the )?{STATE}'s)"
ADJ = (
    rf"(?:VOLUNTARY|NATIONAL|IMPLEMENTATION|DRAFT|[Vv]oluntary|[Nn]ational|[Dd]raft|[Nn]ew|(?:very )?[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Uu]pdated|[Rr]evised|[Rr]enewed|[Ee]xisting|[Cc]urrent|[Ff]inal|[Ff]inali[sz]ed|[Ii]nitial|[Pp]reliminary|[Pp]resent|[Ff]uture|"
    rf"comprehensive|1540|{RES1540}(?:'s)?|own|proposed|latest|previous|preceding|prior|present|earlier|original|successor|follow-(?:on|up)|approved|adopted|endorsed|completed|said|respective|individual|complete|effective|possible|envisaged|planned|long-awaited|forthcoming|"
    rf"[Ii]mplementation|multi-?year|five-year|three-year|four-year|two-year|{PERIOD}|{DATE}|{STATE}|official|formal|ambitious|detailed|so-called|intersectoral|inter-agency|running|expiring|old|finished|country's|\"|')"
)
OTHER_ADJ = rf"(?:(?:CBRN|[Cc]ounter-?[Tt]errorism|[Aa]nti-?[Cc]orruption|SALW|[Ss]mall [Aa]rms|[Ff]irearms|WPS|[Hh]uman [Rr]ights|[Cc]limate|[Aa]daptation|[Hh]ealth(?: [Ss]ecurity)?|[Cc]yber(?:security)?|[Nn]uclear [Ss]ecurity|[Cc]hemical [Ss]ecurity|[Bb]order [Mm]anagement|[Gg]ender|AMR|[Mm]ine [Aa]ction|[Dd]rugs?|1325|[Ss]trategic|[Bb]iosecurity|[Ww]ork|[Pp]roject|[Cc]ontingency|[Ee]mergency|[Rr]esponse|[Bb]usiness|[Ii]nvestment|[Dd]evelopment|[Tt]raining|[Ss]ecurity|[Rr]egional|[Ss]ub-?[Rr]egional|[Ii]nstitutional|EU|{OTHERRES}) (?:(?!Action\b|Implementation\b|National\b|Plan)[A-Z][a-z]+ ){{0,3}}|(?:(?!(?:National|Action|Implementation|Voluntary|Draft|New|First|Second|Third|The|Its|Their|This|That|Our|His|Her|Final|Revised|Updated|Government|Cabinet|Committee|Council|Ministry|On|In|At|By|For|Under|Of|And|To|From|With|After|Since|When|While|As|If|Once|An?|Each|Every|Both|All|Some|No|Such|What|Which|Where|Another|Any|Following|Whose|Republic|State|Country|Own)\b)[A-Z][a-z]+ ){{1,5}}(?=Plans?\b(?! of Action)))"
CORE = r"(?:ACTION PLANS?|[Aa]ction [Pp]lans?|[Pp]lans? of [Aa]ction|[Ii]mplementation [Pp]lans?|VNAPs?|NIAPs?|NAPs?(?! 15)|NAP 1540|1540 [Pp]lans?)"
BARE = r"[Pp]lans?"
ALIAS = r"(?: \((?:the |\")*(?:V?NI?APs?|[Aa]ction [Pp]lan|[Pp]lan|APs?)(?: ?1540)?\"*\)| \"NAP\")"
SUBJECT = rf"(?:on|for|to|towards|of|under|pursuant to|as per|in line with|against|in support of)(?: (?:the|a|its|their|of|to|full|effective|national|further|[Ii]mplement(?:ation|ing)?|apply|application|applying|execution|carrying out|fulfil(?:ment|l?ing)?|obligations|requirements|provisions|UN|United Nations|and compliance with|and|under|of|strengthening|arising from)){{0,8}} (?:{RES1540}|1540(?: implementation)?|(?:the|this|that) (?:said )?[Rr]esolution\b|non-?proliferation of [^,.;]{{0,60}}?(?:weapons|WMD)[^,.;{PLAN}]{{0,50}}?(?={{{{END}}}})|(?:the )?(?:[Pp]revention of (?:the )?)?(?:[Nn]on-?)?[Pp]roliferation(?: of (?:[Ww]eapons of [Mm]ass [Dd]estruction|WMD))?(?: and their (?:means of delivery|delivery vehicles|delivery systems))?)".replace(
    "{{END}}", r"[,.;]| (?:was|is|has|had|for|in|by|and|which|that)\b|$"
)
_STATES_LIST = rf"(?:the )?{STATE}(?:(?:, | and |, and | & )(?:the |of |of the |for )?{STATE})*"
OWNER = rf"(?:of|for|by|from) (?:the )?(?:(?:Government|Republic|Kingdom|State|authorities|Federal Government|latter|delegation) of )?(?P<owners>{_STATES_LIST})|of (?P<anaphor>(?:the|that|this|her|his|their|its) (?:[Cc]ountry|State|Government|Republic|neighbour|latter|former|host)|(?:the|those|these) (?:two|three|four|five)? ?(?:[Cc]ountries|States))"
COVER = rf"(?:for|of|covering|spanning|over|from|during)? ?(?:the )?(?:new |next |coming |following |second |first )?(?:implementation )?(?:periods?|years?|term)?(?: of| from)? ?(?P<period>[{PERIOD}{DATE}](?: (?:to|and|until|through|-) [{PERIOD}{DATE}])?)"
COVER_CLAUSE = rf",? (?:(?:which|that) )?(?:cover(?:s|ed|ing)?|spann?(?:s|ed|ing)?|runs?|ran|running) (?:the )?(?:period|years|time)? ?(?:of |from |for )?(?P<period2>[{PERIOD}{DATE}](?: (?:to|and|until|through|-) [{PERIOD}{DATE}])?)(?: to(?=,))?"
NEXT = r"for (?:the|its|a) (?:next|coming|following|new|further|second) (?:implementation |five-year |three-year |planning |programming )?(?:period|cycle|phase|term|years)"
TOPIC = rf"(?:on|for|against|[Tt]o (?:[Cc]ombat|[Cc]ounter|[Ff]ight|[Pp]revent|[Ee]liminate|[Rr]educe|[Ss]top|implement)|in the (?:field|area|sphere) of|of|under|pursuant to|in line with|concerning|about|relating to|dealing with)(?! (?:its |their |the |final |formal )*(?:approval|adoption|endorsement|review|comments?|consideration|signature|discussion|feedback|submission|transmission)\b)(?: [^,.;{PLAN}{RES1540}]{{0,50}}?)?(?:{_OTHER_TOPIC})[^,.;:{PLAN}{DRAFT}]{{0,60}}?(?=[,.;:)]| (?:was|were|is|are|has|had|have|which|that|and|in|at|by|for|to|adopted|approved)\b|$)"
