"""Each case is an article in small: its last source is the one asked for."""

from dataclasses import replace

import pytest
from scenes import scene_of, span_of

from claimcheck.extract.attributions import Attribution
from claimcheck.extract.cast import assemble
from claimcheck.extract.scene import Scene, Voice
from claimcheck.extract.speakers import resolve, voice_in
from claimcheck.extract.words import split_words
from claimcheck.records import SpeakerType


def last_voice(text: str, *sources: str, author: str | None = None, **named: str) -> Voice:
    """Resolve `sources` one after another in `text` and return who the last one is."""
    scene = scene_of(text, author, **named)
    at = 0
    voice = None
    for source in sources:
        span = span_of(text, scene.words, source, after=at)
        at = scene.words.ends[span.last - 1]
        voice = resolve(scene, span)
        scene.hear(voice, span.last)
    assert voice is not None
    return voice


def test_a_person_goes_by_the_fullest_name_without_title() -> None:
    voice = last_voice("President Ashraf Ghani spoke. It was over, Ghani said.", "Ghani", person="Ashraf Ghani|Ghani")
    assert (voice.name, voice.type) == ("Ashraf Ghani", SpeakerType.PERSON)


def test_a_description_around_a_name_is_left_out() -> None:
    text = "lawmaker Samillullah Samin, who represents Farah, said so."
    assert last_voice(text, "lawmaker Samillullah Samin, who represents Farah,", person="Samillullah Samin").name == (
        "Samillullah Samin"
    )


def test_a_name_set_off_by_a_comma_is_who_the_description_means() -> None:
    text = "His campaign manager, Sara Amin, said so."
    assert last_voice(text, "His campaign manager, Sara Amin,", person="Sara Amin").name == "Sara Amin"


def test_two_people_speak_together() -> None:
    text = "Ann Lee and Omar Zaki said so."
    assert last_voice(text, "Ann Lee and Omar Zaki", person="Ann Lee|Omar Zaki").name == "Ann Lee; Omar Zaki"


def test_a_spokesman_is_not_the_person_he_speaks_for() -> None:
    voice = last_voice("A spokesman for Ashraf Ghani said so.", "A spokesman for Ashraf Ghani", person="Ashraf Ghani")
    assert (voice.name, voice.type) == ("a spokesman for Ashraf Ghani", SpeakerType.ANONYMOUS)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Omar Zaki met Sara Amin. It failed, he said.", "he", "Omar Zaki"),
        ("Omar Zaki met Sara Amin. It failed, she said.", "she", "Sara Amin"),
        ("Mr. Kamangar met Ms. Spozhmai. It failed, she said.", "she", "Spozhmai"),
    ],
)
def test_he_and_she_are_told_apart_by_given_names_and_titles(text: str, source: str, name: str) -> None:
    assert last_voice(text, source, person="Omar Zaki|Sara Amin|Kamangar|Spozhmai").name == name


def test_a_pronoun_stands_for_whoever_was_heard_last() -> None:
    text = "Omar Zaki said no. He added that Karim Noor had fled. It was late, he said."
    assert last_voice(text, "Omar Zaki", "He", "he", person="Omar Zaki|Karim Noor").name == "Omar Zaki"


def test_who_may_as_well_be_meant_is_an_alternative() -> None:
    text = "Omar Zaki met Karim Noor. It failed, he said."
    voice = last_voice(text, "he", person="Omar Zaki|Karim Noor")
    assert {voice.name, *voice.alternatives} == {"Omar Zaki", "Karim Noor"}
    text = "Omar Zaki said no. He had met Karim Noor. It failed, he said."
    assert last_voice(text, "Omar Zaki", "He", "he", person="Omar Zaki|Karim Noor").alternatives == ()


def test_a_role_finds_the_person_who_was_given_it() -> None:
    text = "Police chief Fazal Sherzad met Omar Zaki. All was quiet, the police chief said."
    assert last_voice(text, "the police chief", person="Fazal Sherzad|Omar Zaki").name == "Fazal Sherzad"


def test_the_official_is_the_official_heard_before() -> None:
    text = "a senior official said no. It was late, the official said."
    voice = last_voice(text, "a senior official", "the official")
    assert (voice.name, voice.type) == ("a senior official", SpeakerType.ANONYMOUS)


def test_i_in_a_quotation_is_its_speaker_and_elsewhere_the_author() -> None:
    text = 'Omar Zaki said: "I think so." And I believe him.'
    assert last_voice(text, "Omar Zaki", "I", person="Omar Zaki").name == "Omar Zaki"
    assert last_voice("So I believe him.", "I", author="Ilse Varnhagen").name == "Ilse Varnhagen"


def test_who_is_the_name_before_it_or_the_one_its_phrase_describes() -> None:
    text = "They met Omar Zaki, who said no."
    assert last_voice(text, "who", person="Omar Zaki").name == "Omar Zaki"
    text = "They met Omar Zaki, a local teacher who said no."
    assert last_voice(text, "who", person="Omar Zaki").name == "Omar Zaki"


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("unconfirmed reports", "unconfirmed reports", SpeakerType.ANONYMOUS),
        ("Two security officials in Kabul", "two security officials in Kabul", SpeakerType.ANONYMOUS),
        ("A new survey", "a new survey", SpeakerType.DOCUMENT),
        ("the provincial council", "the provincial council", SpeakerType.ORGANIZATION),
        ("Several villagers", "several villagers", SpeakerType.GROUP),
        ("An elder, who asked not to be named,", "an elder", SpeakerType.ANONYMOUS),
    ],
)
def test_an_unnamed_source_keeps_its_own_words(source: str, name: str, kind: SpeakerType) -> None:
    voice = last_voice(f"{source} said so.", source)
    assert (voice.name, voice.type) == (name, kind)


def test_a_body_goes_by_its_full_name() -> None:
    text = "The Islamic Movement of Uzbekistan (IMU) denied it. The IMU said no."
    voice = last_voice(text, "The IMU", organization="Islamic Movement of Uzbekistan|IMU")
    assert (voice.name, voice.type) == ("Islamic Movement of Uzbekistan", SpeakerType.ORGANIZATION)


def test_no_source_is_nobody_and_neither_is_an_article_cut_from_its_noun() -> None:
    scene = scene_of("It was said that the elders met.")
    without = Attribution(None, span_of(scene.text, scene.words, "said"), (), 0.9)
    assert voice_in(scene, without) == Voice("", SpeakerType.NONE)
    assert resolve(scene, span_of(scene.text, scene.words, "the")) == Voice("", SpeakerType.NONE)


def test_they_may_be_the_two_people_named_together_last() -> None:
    text = "Sara Amin and Omar Zaki met in Kot. They said it was over."
    assert last_voice(text, "They", person="Sara Amin|Omar Zaki").name == "Sara Amin; Omar Zaki"


def test_what_is_somebodys_goes_by_the_owners_name() -> None:
    text = "Omar Zaki spoke first. His campaign said it was over."
    assert last_voice(text, "His campaign", person="Omar Zaki").name == "Omar Zaki's campaign"


def test_a_name_that_follows_its_description_is_the_name_even_where_the_model_sees_none() -> None:
    voice = last_voice("The mining company, Serra Azul, said so.", "The mining company, Serra Azul,")
    assert (voice.name, voice.type) == ("Serra Azul", SpeakerType.ORGANIZATION)


def test_the_ministry_is_a_body_that_is_called_so_and_no_other() -> None:
    text = "The Interior Ministry met the Border Agency. The ministry said no. The government said yes."
    bodies = "Interior Ministry|Border Agency"
    assert last_voice(text, "The ministry", organization=bodies).name == "Interior Ministry"
    assert last_voice(text, "The government", organization=bodies).name == "the government"


def test_who_the_model_is_sure_is_nobody_named_is_not_taken_for_the_person_spoken_of() -> None:
    scene = scene_of("Omar Zaki watched. The minister said it was over.", person="Omar Zaki")
    source = span_of(scene.text, scene.words, "The minister")
    assert resolve(scene, source).name == "Omar Zaki"
    assert resolve(scene, source, {SpeakerType.ANONYMOUS: 0.99, SpeakerType.PERSON: 0.01}).name == "the minister"


def test_where_no_source_is_named_the_model_may_know_who_speaks() -> None:
    scene = scene_of("Omar Zaki left. It was said that he wept.", person="Omar Zaki")
    ((_, zaki),) = scene.cast.mentions
    pointed = replace(scene, point=lambda _first, _last: {zaki: 0.9, None: 0.1})
    without = Attribution(None, span_of(scene.text, scene.words, "said"), (), 0.9)
    assert voice_in(scene, without).name == ""
    assert voice_in(pointed, without).name == "Omar Zaki"


def test_whom_the_model_points_at_may_be_called_so_again() -> None:
    scene = scene_of("A judge ruled. Frank Nervo said no. The judge smiled.", person="Frank Nervo")
    ((_, nervo),) = scene.cast.mentions
    first, again = (span_of(scene.text, scene.words, phrase) for phrase in ("A judge", "The judge"))
    pointed = replace(scene, point=lambda at, _last: {nervo: 0.9} if at == first.first else {})
    assert [resolve(pointed, span).name for span in (first, again)] == ["Frank Nervo", "Frank Nervo"]


def test_nobody_in_the_article_is_the_authors_father() -> None:
    text = "Omar Zaki, a father of two, spoke. My father said no."
    assert last_voice(text, "My father", person="Omar Zaki").name == "my father"


def test_a_given_name_behind_a_title_tells_the_gender() -> None:
    text = "Sara Amin met Justice Antonin Scalia. She said no."
    assert last_voice(text, "She", person="Sara Amin|Justice Antonin Scalia").name == "Sara Amin"


@pytest.mark.parametrize(
    ("text", "source", "people", "name"),
    [
        ("Mayor De Blasio said so.", "Mayor De Blasio", "Blasio", "De Blasio"),
        ("Rep. G.K. Butterfield said so.", "Rep. G.K. Butterfield", "Butterfield", "G.K. Butterfield"),
        (
            "crofter Ishbel MacAskill said so.",
            "crofter Ishbel MacAskill",
            "crofter Ishbel MacAskill",
            "Ishbel MacAskill",
        ),
    ],
)
def test_names_are_mended_where_the_model_cuts_them(text: str, source: str, people: str, name: str) -> None:
    words = split_words(text)
    entity, said_by = span_of(text, words, people), span_of(text, words, source)
    scene = Scene(text, words, assemble(text, words, [entity], [said_by]), None)
    assert resolve(scene, said_by).name == name
