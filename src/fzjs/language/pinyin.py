"""The order of Chinese names by their sound. Needs pypinyin."""

from __future__ import annotations

from collections.abc import Callable


def pinyin_order() -> Callable[[str], tuple[str, ...]]:
    """What names are to be sorted by: syllable after syllable, then tone after tone.

    A character with several readings has the one of the word that it stands in, as far as the library's dictionary
    knows the word; names of places that it does not know have the commonest (重固 sorts under zhong, though it is read
    chong). Raises ModuleNotFoundError where pypinyin is not installed.
    """
    from pypinyin import Style, lazy_pinyin

    def order(name: str) -> tuple[str, ...]:
        sounds: list[str] = lazy_pinyin(name)
        tones: list[str] = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
        return (*sounds, "", *tones, name)

    return order
