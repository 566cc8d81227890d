"""Words that stand for a score: "very satisfied", "zadowolony", "4/5", "★★★", "negative"."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_AGREEMENT = """
    5: strongly agree, very satisfied, completely satisfied, extremely satisfied, very good,
      excellent, outstanding, very easy, very likely, extremely likely, much better, zdecydowanie
      tak, bardzo zadowolony, bardzo zadowolona, bardzo dobrze, bardzo dobra, bardzo dobry,
      zdecydowanie sie zgadzam, doskonale, bardzo latwo, foarte multumit, foarte multumita, foarte
      bine, foarte bun, foarte buna, acord total, excelent, foarte usor, muy satisfecho, muy
      satisfecha, muy bueno, muy buena, muy bien, totalmente de acuerdo, excelente, muy facil
    4: agree, satisfied, somewhat satisfied, somewhat agree, good, easy, likely, better, somewhat
      better, raczej tak, zadowolony, zadowolona, raczej zadowolony, raczej zadowolona, dobrze,
      dobra, dobry, zgadzam sie, raczej sie zgadzam, latwo, multumit, multumita, bine, bun, buna,
      de acord, usor, satisfecho, satisfecha, bueno, buena, bien, de acuerdo, facil
    3: neither agree nor disagree, neither satisfied nor dissatisfied, neutral, average, fair,
      okay, ok, about the same, ani tak ani nie, trudno powiedziec, neutralnie,
      neutralny, srednio, przecietnie, neutru, mediu, nici multumit nici nemultumit, ni
      de acuerdo ni en desacuerdo, regular, normal
    2: disagree, dissatisfied, unsatisfied, somewhat dissatisfied, somewhat disagree, poor, bad,
      difficult, unlikely, worse, somewhat worse, raczej nie, niezadowolony, niezadowolona, raczej
      niezadowolony, raczej niezadowolona, zle, slabo, slaba, slaby, nie zgadzam sie, raczej sie
      nie zgadzam, trudno, nemultumit, nemultumita, slab, rau, dezacord, greu, insatisfecho,
      insatisfecha, malo, mala, mal, en desacuerdo, dificil
    1: strongly disagree, very dissatisfied, completely dissatisfied, extremely dissatisfied, very
      poor, very bad, terrible, awful, unacceptable, very difficult, very unlikely, much worse,
      zdecydowanie nie, bardzo niezadowolony, bardzo niezadowolona, bardzo zle, fatalnie,
      zdecydowanie sie nie zgadzam, bardzo trudno, foarte nemultumit, foarte nemultumita, foarte
      rau, foarte slab, dezacord total, foarte greu, muy insatisfecho, muy insatisfecha, muy malo,
      muy mala, muy mal, pesimo, totalmente en desacuerdo, muy dificil
"""
_SENTIMENT = """
    1: positive, pos, pozytywny, pozytywna, pozytywne, pozytywnie, plus, pozitiv, pozitiva,
      positivo, positiva
    0: neutral, neu, mixed, ambivalent, ambiguous, neutralny, neutralna, neutralne, mieszany,
      mieszana, ambiwalentny, neutru, neutra, mixt, mixto, neutro
    -1: negative, neg, negatywny, negatywna, negatywne, negatywnie, minus, negativ, negativa,
      negativo
"""
_OUT_OF = re.compile(r"(\d+)\s*(?:/|of|out of|z|din|de)\s*(5|7|10|100)", re.IGNORECASE)
_STARS = re.compile(
    r"([★⭐*]{1,5})[☆✩]*️?|([0-5])\s*(?:stars?|gwiazdk[ai]|gwiazdek|stele|stea|estrellas?)", re.IGNORECASE
)


def _words(text: str) -> dict[str, float]:
    """`5: agree, satisfied 4: …` as word → number."""
    pieces = re.split(r"(-?\d+):", " ".join(text.split()))
    numbered = zip(pieces[1::2], pieces[2::2], strict=True)
    return {word.strip(): float(number) for number, words in numbered for word in words.split(",")}


_FAMILIES = ((_words(_AGREEMENT), 1.0, 5.0), (_words(_SENTIMENT), -1.0, 1.0))


@dataclass(frozen=True, slots=True)
class Labels:
    """Words as numbers on a scale from `worst` to `best`; `unknown` are values no number was found for."""

    numbers: Mapping[str, float]
    worst: float
    best: float
    unknown: tuple[str, ...] = ()


def read_labels(counts: Mapping[str, int]) -> Labels | None:
    """The numbers that the words of a column stand for; None unless nearly all of them are known.

    Parameters: `counts` is each different value with how often it stands there.
    """
    if not 2 <= len(counts) <= 60:
        return None
    written = _out_of(counts) or _starred(counts)
    if written:
        return written
    for words, worst, best in _FAMILIES:
        numbers = {value: words[key] for value in counts if (key := _key(value)) in words}
        known = sum(counts[value] for value in numbers)
        if known >= 0.9 * sum(counts.values()) and len(set(numbers.values())) >= 2:
            unknown = tuple(value for value in counts if value not in numbers)
            return Labels(numbers, worst, best, unknown)
    return None


def _out_of(counts: Mapping[str, int]) -> Labels | None:
    matches = {value: _OUT_OF.fullmatch(value) for value in counts}
    if not all(matches.values()):
        return None
    found = {value: (float(match[1]), float(match[2])) for value, match in matches.items() if match}
    scales = {best for _, best in found.values()}
    if len(scales) != 1:
        return None
    best = scales.pop()
    lowest = min(number for number, _ in found.values())
    worst = 0.0 if lowest < 1 or best >= 10 else 1.0
    return Labels({value: number for value, (number, _) in found.items()}, worst, best)


def _starred(counts: Mapping[str, int]) -> Labels | None:
    matches = {value: _STARS.fullmatch(value) for value in counts}
    if not all(matches.values()):
        return None
    numbers = {
        v: float(match[2]) if match[2] else float(len(match[1])) for v, match in matches.items() if match
    }
    return Labels(numbers, 0.0 if min(numbers.values()) < 1 else 1.0, 5.0)


def _key(value: str) -> str:
    plain = unicodedata.normalize("NFKD", value.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z ]", " ", plain).split())
