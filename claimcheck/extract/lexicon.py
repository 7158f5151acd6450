"""Word lists that the rules for sources are written with. All lower case; docs/extraction.md explains their use."""

TITLES = frozenset(
    """mr mrs ms miss dr prof professor president vice sen senator rep representative congressman
    congresswoman gov governor mayor gen general lt maj major col colonel capt captain sgt sergeant cmdr
    commander adm admiral judge justice sir lord lady dame king queen prince princess pope father rev reverend
    rabbi imam sheikh shaikh mullah maulana mawlawi maulvi haji hajji ayatollah secretary minister chancellor
    prime chief director ambassador chairman chairwoman then former ex""".split()
)
ABBREVIATIONS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "adm": "admiral",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
}
MALE_TITLES = frozenset("mr sir lord king prince pope father congressman".split())
FEMALE_TITLES = frozenset("mrs ms miss lady dame queen princess congresswoman".split())

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves both".split())
IT = frozenset("it its itself".split())
FIRST_PERSON_PLURAL = frozenset("we us our ours ourselves".split())
FIRST_PERSON = frozenset("i me my mine myself".split()) | FIRST_PERSON_PLURAL
RELATIVE = frozenset("who whom whose which that".split())
PRONOUNS = HE | SHE | THEY | IT | FIRST_PERSON | RELATIVE

# What ends a noun phrase's core: "officials *in* Minnesota", "a person *familiar* with ...".
POSTMODIFIERS = frozenset(
    """of in on at with from for to by about among between inside near within across around against under over
    who whom whose which that where when familiar close involved speaking briefed posted published released
    issued filed working based appointed led like such as not""".split()
)
DETERMINERS = frozenset("a an the this that these those his her its their our my your".split())
INDEFINITE = frozenset("a an one another some several many most two three four few other unnamed".split())

DOCUMENT_NOUNS = frozenset(
    """account ad ads affidavit agreement analysis announcement article articles average ballot bill book
    books briefing cable census charges clip commercial communique complaint data dispatch document documents
    draft editorial email emails e-mail e-mails estimate estimates evidence figures file files filing filings
    findings footage graphic guidelines index indictment invitation invoice invoices journal law lawsuit
    leaflet leaks letter letters list log manifesto manual map memo memoir memorandum message messages minutes
    note notes number numbers op-ed order pamphlet paper papers petition photo photos plan platform poll
    polling polls post posts profile proposal proposals ranking rankings record recording records report
    results review ruling rules score script speech statement statements statistics story study studies suit
    survey surveys table tape text testimony transcript transcripts tweet tweets verdict video videos warrant
    website""".split()
)
ASKERS = frozenset("reporter moderator host interviewer journalist questioner".split())  # another one answers
INFORMANT_NOUNS = frozenset(
    """adviser advisers advisor advisors agent agents aide aides analyst ally associate associates attorney
    authorities bystander bystanders cleric colleague colleagues commander commanders correspondent deputy
    diplomat diplomats employee executive executives expert eyewitness eyewitnesses fighter friend host
    insider insiders investigator investigators lawmaker lawyer leader leaders man manager member moderator
    narrator neighbor neighbour neighbours neighbors observer officer officers official officials operative
    operatives organizer organizers person prosecutor prosecutors relative relatives reporter resident rumor
    rumors rumour rumours reports sources source speaker spokesman spokesmen spokesperson spokeswoman staffer
    staffers strategist strategists student survivor teacher tipster villager volunteer voter witness
    witnesses woman worker""".split()
)
ORGANIZATION_NOUNS = frozenset(
    """academy administration agency airline alliance army arm association authority bank blog board brigade
    broadcaster bureau cabinet campaign center centre channel charity church club coalition college commission
    committee company congress corporation council court daily delegation department embassy employer
    enterprise faction federation firm force forces foundation front government group guard hospital house
    institute institution intelligence jury legislature magazine mayor's media military militia ministry
    mission mosque movement navy network newspaper office opposition organisation organization outlet panel
    paper parliament party police press publisher regime regulator school senate service site squad staff
    state station syndicate team think-tank tribunal union university wing""".split()
)
COLLECTIVES = frozenset("people crowd public audience majority electorate nobody everyone everybody many most".split())
# What a single person may be called by, beside words in -er, -or, -ist, -ian, -man and the like.
PERSON_NOUNS = frozenset(
    """actress aide ally ambassador analyst attorney boy bride brother candidate captain chairperson champion
    chancellor chief cleric coach colleague columnist comedian commander congressman congresswoman councillor
    councilman councilor councilwoman cop daughter democrat deputy diplomat director emir envoy executive
    expert father favourite favorite friend general girl governor guest head heir hopeful host hostess hostage
    imam incumbent judge justice king lady lawyer leader man mayor mogul monarch mother mullah native nominee
    novice nurse official operative patient patriarch pilot pontiff pope premier president priest prince
    princess professor prosecutor queen rabbi representative republican rival runner secretary senator sheikh
    sheriff sister socialist soldier son spokesman spokesperson spokeswoman star statesman student suspect
    teacher tycoon veteran victim widow wife winner witness woman""".split()
)
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "crat", "eer", "ee", "ant")
NOT_PERSONS = frozenset(
    """answer border center centre chapter computer counter cover factor fever harbor harbour letter matter
    minor motor newsletter number offer order other paper poster power quarter river shelter sector summer
    tower trailer transfer twitter water weather winter committee rather error floor tenor terror warrant
    restaurant grant door""".split()
)
# Words that may stand before a name, capitalised, and are no part of it: titles, trades, weekdays, sentence openers.
NO_NAMES = (
    TITLES
    | PERSON_NOUNS
    | INFORMANT_NOUNS
    | ORGANIZATION_NOUNS
    | DETERMINERS
    | INDEFINITE
    | POSTMODIFIERS
    | PRONOUNS
    | frozenset(
        """monday tuesday wednesday thursday friday saturday sunday and but so then when while also even both later
        earlier meanwhile according afghan american british russian democratic islamic""".split()
    )
)
