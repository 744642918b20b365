"""The marks by which a guesser would beat a deck, counted on cards made by hand."""

from quizgen.audit import audit
from quizgen.model import Card, Fact, Subject


def choice(name: str, options: tuple[str, ...], place: int, prompt: str = "Which one keeps messages?") -> Card:
    fact = Fact(Subject(name, name), "definition", "a thing")
    return Card("choice", fact, prompt, options[place], options, (place,), ("why",) * len(options))


def test_a_deck_without_choices_has_nothing_to_count() -> None:
    assert audit([]).choices == 0


def test_shares_are_counted_over_the_choices_alone() -> None:
    fact = Fact(Subject("sqs", "Amazon SQS"), "trait", "keeps messages")
    judged = Card("true_false", fact, "True or false?", "True", ("True", "False"), (0,), ("a", "b"))
    found = audit(
        [
            choice("a", ("long key here", "b", "c"), 0),
            choice("b", ("a", "long foil here", "c"), 0),
            choice("c", ("a", "b", "c"), 1),
            choice("c", ("a", "bb", "c"), 1),
            judged,
        ]
    )
    assert (found.choices, found.longest, found.run, found.crowd) == (4, 0.75, 2, 0.5)
    assert found.places == {(3, 0): 0.5, (3, 1): 0.5, (3, 2): 0.0}


def test_a_card_that_names_a_key_and_says_what_is_asked_of_it_tells() -> None:
    asked = "Which one takes reads off a busy database?"
    key = choice("a", ("Read replica", "b", "c"), 0, asked)
    telling = choice(
        "b", ("a", "b", "c"), 1, "Which one is like a read replica, which takes reads off a busy database?"
    )
    naming = choice("c", ("a", "b", "c"), 1, "Which one copies a read replica to another place?")
    same = choice("d", ("a", "b", "c"), 1, "Which one takes no reads off a busy database?")
    assert audit([key, telling, naming, same]).told == 1


def test_a_question_that_shows_its_key_has_nothing_to_give_away() -> None:
    fact = Fact(Subject("rds", "Read replica"), "contrast", "takes reads off a busy database")
    shown = Card(
        "contrast", fact, "Read replica or standby: which one takes reads off a busy database?", "Read replica"
    )
    telling = choice(
        "b", ("a", "b", "c"), 1, "Which one is like a read replica, which takes reads off a busy database?"
    )
    assert audit([shown, telling]).told == 0
