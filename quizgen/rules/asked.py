"""A question that stands ready in a note, with the answer that the note gives.

- Q: Which service runs code without servers?
- A: AWS Lambda
=> AWS Lambda | question | which-service-run-code-without-server | AWS Lambda

Which service keeps messages until they are deleted?
- A. Amazon SNS
- B. Amazon SQS
Answer: B
=> Amazon SQS | question | which-service-keep-message-until-they-are-deleted | Amazon SQS

Which service keeps messages until they are deleted?
- A. Amazon SNS
- B. Amazon SQS
=>

- Q: What does a good team need?
- A: Trust
=>
"""

from collections.abc import Iterator

from quizgen.model import Asked, Fact, Foil, Passage, Subject
from quizgen.relations import KEY, OTHER
from quizgen.rules._terms import normal


def mine(passage: Passage) -> Iterator[Fact]:
    """One fact a ready-made question that is about a concept."""
    asked, language = passage.bullet.asked, passage.bullet.language
    about = _about(passage, asked) if asked else None
    if not (asked and about):
        return
    yield Fact(
        about,
        "question",
        "; ".join(asked.keys),
        aspect=normal(asked.stem),
        parts=asked.keys if len(asked.keys) > 1 else (),
        foils=tuple(Foil(text, OTHER[language]) for text in asked.options if text not in asked.keys),
        why=asked.why or KEY[language],
        question=asked.stem,
    )


def _about(passage: Passage, asked: Asked) -> Subject | None:
    """What a question is about: the first concept in its stem, else the topic, else the concept of its answer."""
    named = passage.mentions[0].subject if passage.mentions else None
    stem = bool(passage.mentions) and passage.mentions[0].start < len(asked.stem)
    return named if stem else passage.topic or named
