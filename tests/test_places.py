"""Where keys stand: about even, no long rows, and a new question moves hardly any other."""

import random
from collections import Counter
from itertools import groupby

import pytest

from quizgen.places import Key, spread, swapped


def row(*places: int, fixed: tuple[int, ...] = ()) -> list[Key]:
    return [Key(place, 4, f"{at:x}", at in fixed) for at, place in enumerate(places)]


def longest(places: tuple[int, ...]) -> int:
    return max(len(list(one)) for _, one in groupby(places))


def drawn(seed: int) -> list[Key]:
    lot = random.Random(seed)
    sizes = lot.choices([3, 4], [1, 4], k=lot.choice([5, 24, 65, 200]))
    return [Key(lot.randrange(size), size, f"{lot.getrandbits(64):x}") for size in sizes]


def test_what_is_even_enough_stays() -> None:
    keys = row(0, 0, 0, 0, 1, 2, 3, 3)
    assert spread(keys) == (0, 0, 0, 0, 1, 2, 3, 3)
    assert spread([]) == ()


def test_the_fifth_of_a_row_moves_and_makes_no_new_row() -> None:
    places = spread(row(2, 2, 2, 2, 2, 1, 1, 1, 1))
    assert places[:4] == (2, 2, 2, 2)
    assert places[4] in (0, 3)
    assert places[5:] == (1, 1, 1, 1)


def test_a_key_whose_options_have_an_order_stays_and_one_before_it_moves() -> None:
    places = spread(row(2, 2, 2, 2, 2, 2, fixed=(4,)))
    assert places[3] != 2
    assert (places[4], longest(places) <= 4) == (2, True)
    assert spread(row(1, 1, 1, 1, 1, fixed=(0, 1, 2, 3, 4))) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize("seed", range(60))
def test_every_place_is_within_ten_points_of_even_and_no_row_is_longer_than_four(seed: int) -> None:
    keys = drawn(seed)
    places = spread(keys)
    assert longest(places) <= 4
    for size in (3, 4):
        own = [place for place, key in zip(places, keys, strict=True) if key.size == size]
        shares = [Counter(own)[place] / len(own) for place in range(size)] if len(own) >= 20 else []
        assert all(abs(share - 1 / size) <= 0.1 for share in shares)
        assert all(place < size for place in own)


def test_a_new_question_moves_the_keys_of_few_others() -> None:
    moved = []
    for seed in range(60):
        keys = drawn(seed)
        more = spread([*keys[:3], Key(1, 4, "abc"), *keys[3:]])
        moved.append(sum(one != two for one, two in zip(spread(keys), (*more[:3], *more[4:]), strict=True)))
    assert sum(moved) / len(moved) < 1


def test_two_change_places() -> None:
    assert swapped("abcd", 1, 3) == ("a", "d", "c", "b")
    assert swapped("abcd", 2, 2) == ("a", "b", "c", "d")
