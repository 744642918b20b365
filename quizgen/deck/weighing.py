"""How much an exam wants of each concept: what a deck would have too much of, by the guide, gets fewer cards."""

from collections.abc import Collection, Mapping

from quizgen.catalogue import Catalogue


def weights(ids: Collection[str], catalogue: Catalogue, exam: str) -> Mapping[str, float]:
    """By concept, how many of its cards are wanted, from 0 to 1: all of them, but in domains that outweigh the guide.

    A concept of several domains counts for the one that is shortest of concepts. Without an exam nothing is weighed.
    """
    if not exam:
        return {}
    homes = {id_: {task.partition(".")[0] for task in catalogue[id_].exams.get(exam, ())} for id_ in ids}
    there: dict[str, float] = {}
    for domains in homes.values():
        for domain in domains:
            there[domain] = there.get(domain, 0) + 1 / len(domains)
    guide = {str(key): raw["weight"] / 100 for key, raw in catalogue.data["exams"][exam]["domains"].items()}
    scarce = {domain: min(1.0, guide.get(domain, 0) * sum(there.values()) / count) for domain, count in there.items()}
    return {id_: max(scarce[domain] for domain in domains) for id_, domains in homes.items() if domains}
