from dataclasses import replace

import numpy as np
import pytest
from scenes import scene_of, span_of, unsure_scores

from claimcheck.extract.antecedents import no_pointer, pointer


def test_what_points_at_any_of_a_persons_names_points_at_the_person() -> None:
    scene = scene_of("Sara Amin met Omar Zaki. Then Amin left. She wept.", person="Sara Amin|Omar Zaki|Amin")
    forms = scene.words.forms
    scores = unsure_scores(len(forms))
    keys = np.zeros((len(forms) + 1, 4), np.float32)
    keys[[forms.index("Sara"), len(forms) - 1 - forms[::-1].index("Amin")]] = [9, 0, 0, 0]
    queries = np.zeros((len(forms), 4), np.float32)
    queries[forms.index("She")] = [9, 0, 0, 0]
    links = replace(scores.windows[0], speaker_query=queries, name_key=keys)
    she = span_of(scene.text, scene.words, "She")
    shares = pointer(replace(scores, windows=[links]), scene.cast)(she.first, she.last)
    by_name = {who.name if who else None: share for who, share in shares.items()}
    assert by_name["Sara Amin"] == pytest.approx(1, abs=0.01)
    assert by_name["Omar Zaki"] == pytest.approx(0, abs=0.01)
    assert by_name[None] == pytest.approx(0, abs=0.01)


def test_without_a_model_nobody_is_pointed_at() -> None:
    assert no_pointer(0, 1) == {}
