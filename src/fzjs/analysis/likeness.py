"""How alike measures are: by the characters they share, by what they are about, by the units that lead them.

Character n-grams weighted by inverse document frequency say what two texts share in words; concepts
(`fzjs.language.concepts`) say what they share in meaning where the words differ; units are a weak hint. Each of the
three is a cosine between 0 and 1; the score is their weighted sum.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from fzjs.language.concepts import field_of, find_concepts
from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_words

Vector = dict[str, float]

SIZES = (2, 3)
"""The lengths of n-grams that tell measures apart best."""
_PART_WEIGHTS = {"title": 1.0, "text": 1.0, "context": 0.4}
_CHANNELS = (0.55, 0.4, 0.05)
"""What words, concepts and units count for."""
_FIELD_SHARE = 0.4
"""What the field of a concept counts for beside the concept itself."""
_MOST_COMPARED = 5_000
"""How many comparisons of single features one query may cost."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a measure for comparing: its title, its text, words around it, the keys of its units."""

    title: str
    text: str
    context: str = ""
    units: tuple[str, ...] = ()

    @property
    def folded(self) -> str:
        """Title and text in one spelling."""
        return f"{fold_text(self.title)}\n{fold_text(self.text)}"


class Likeness:
    """Compares texts, the queries, with a fixed collection of texts.

    Both take part in telling common n-grams from rare ones. What is compared is the most telling features of a query,
    as many as `_MOST_COMPARED` comparisons allow: all of them in a county's plans, the rarer ones in thousands.
    """

    def __init__(
        self, texts: Sequence[Text], queries: Sequence[Text], sizes: tuple[int, ...] = SIZES
    ) -> None:
        bags = [_bags(text, sizes) for text in texts]
        asked = [_bags(text, sizes) for text in queries]
        self._rarities = tuple(_rarities([bag[channel] for bag in (*bags, *asked)]) for channel in range(3))
        self._count = len(texts)
        self._queries = [self._vector(bag) for bag in asked]
        # Arrays keep millions of postings together in memory, which is what makes the loop over them quick.
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        for number, bag in enumerate(bags):
            for feature, weight in self._vector(bag).items():
                numbers, weights = self._postings.setdefault(feature, (array("L"), array("d")))
                numbers.append(number)
                weights.append(weight)

    def scores(self, query: int) -> list[float]:
        """How alike the query of this number is to every text of the collection, 0 to 1, in its order."""
        scores = [0.0] * self._count
        left = _MOST_COMPARED
        vector = self._queries[query]
        for feature in sorted(vector, key=vector.__getitem__, reverse=True):
            if feature not in self._postings:
                continue
            numbers, weights = self._postings[feature]
            weight = vector[feature]
            for number, other in zip(numbers, weights, strict=True):
                scores[number] += weight * other
            left -= len(numbers)
            if left <= 0:
                break
        return scores

    def rarity(self, gram: str) -> float:
        """How much an n-gram tells: more the fewer texts have it."""
        return self._rarities[0].get(gram, 0.0)

    def _vector(self, bags: tuple[Vector, ...]) -> Vector:
        """All channels in one, weighted by rarity; each as long as its share of the score, so that products add up."""
        whole: Vector = {}
        for bag, rarities, share in zip(bags, self._rarities, _CHANNELS, strict=True):
            vector = {feature: weight * rarities[feature] for feature, weight in bag.items()}
            length = sqrt(sum(weight * weight for weight in vector.values()))
            scale = sqrt(share) / length if length else 0.0
            whole.update((feature, weight * scale) for feature, weight in vector.items())
        return whole


def shared_words(one: Text, other: Text, likeness: Likeness, most: int = 4) -> list[str]:
    """The longest runs of characters that two measures share, those that tell most first."""
    found: dict[str, float] = {}
    theirs = other.folded
    for run in _runs(one.folded):
        start = 0
        while start < len(run) - 1:
            end = start + 2
            if run[start:end] not in theirs:
                start += 1
                continue
            while end < len(run) and run[start : end + 1] in theirs:
                end += 1
            word = run[start:end]
            found[word] = sum(likeness.rarity(gram) for gram in _grams(word, 2))
            start = end - 1 if end - start > 2 else end
    ranked = sorted(found, key=lambda word: (-found[word], word))
    kept: list[str] = []
    for word in ranked:
        if found[word] > 0 and not any(word in longer or longer in word for longer in kept):
            kept.append(word)
    return kept[:most]


def shared_concepts(one: Text, other: Text) -> list[str]:
    """The concepts that both measures touch, in the order of the first."""
    theirs = find_concepts(other.folded)
    return [concept for concept in find_concepts(one.folded) if concept in theirs]


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+", re.IGNORECASE)


@cache
def _common_pattern() -> re.Pattern[str]:
    words = sorted(map(fold_text, read_words("common_words")), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def _runs(folded: str) -> list[str]:
    """What is left between marks and words that every plan has."""
    return _word_pattern().findall(_common_pattern().sub(" ", folded))


def _grams(run: str, size: int) -> Iterable[str]:
    return (run[place : place + size] for place in range(len(run) - size + 1))


def _bags(text: Text, sizes: tuple[int, ...]) -> tuple[Vector, Vector, Vector]:
    """The features of each channel with their weights before rarity: n-grams, concepts and fields, units."""
    grams: Vector = {}
    concepts: Vector = {}
    for part, weight in _PART_WEIGHTS.items():
        folded = fold_text(getattr(text, part))
        counts = Counter(gram for run in _runs(folded) for size in sizes for gram in _grams(run, size))
        for gram, count in counts.items():
            grams[gram] = grams.get(gram, 0.0) + weight * (1 + log(count))
        for concept, words in find_concepts(folded).items():
            share = weight * (1 + log(len(words)))
            key, field = f"#{concept}", f"#{field_of(concept)}/"
            concepts[key] = concepts.get(key, 0.0) + share
            concepts[field] = concepts.get(field, 0.0) + share * _FIELD_SHARE
    return grams, concepts, {f"@{unit}": 1.0 for unit in text.units}


def _rarities(bags: Sequence[Vector]) -> Vector:
    counts = Counter(feature for bag in bags for feature in bag)
    return {feature: log((len(bags) + 1) / (count + 0.5)) for feature, count in counts.items()}
