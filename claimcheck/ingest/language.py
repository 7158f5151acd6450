"""Whether a text is English."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 10_000  # characters
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 100  # letters, about twenty words
# Nigerian Pidgin is what English headlines are taken for; zxx stands for no language.
_NEVER_FOREIGN = {"en", "pcm", "zxx"}
# Languages close to one another (Indonesian and Malay, Croatian and Serbian) share the probability, while
# English full of foreign names scatters it over unrelated ones: so it is asked what the likeliest three have.
_LIKELIEST = 3
_SURE = 0.95


def foreign_language(text: str) -> str | None:
    """Return the code (ISO 639) of the likeliest language of `text` if it is surely not English, else None.

    It is surely not English if most letters are of another script, or if the classifier is sure. A text too
    short to tell is taken for English.
    """
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    if len(letters) < _ENOUGH:
        return None
    ranking = _identifier().rank(sample)
    foreign = [(code, probability) for code, probability in ranking if code not in _NEVER_FOREIGN][:_LIKELIEST]
    is_sure = sum(probability for _, probability in foreign) >= _SURE
    return foreign[0][0] if is_sure or 2 * sum(map(str.isascii, letters)) < len(letters) else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 200 ms, and 400 ms for the model

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
