"""Words that stand for a score ("very satisfied", "zadowolony", "4/5", "★★★") or for no answer."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

_AGREEMENT = """
    5: strongly agree, completely agree, totally agree, very satisfied, completely satisfied,
      extremely satisfied, very good, excellent, outstanding, very easy, extremely easy, very likely,
      extremely likely, much better, zdecydowanie tak, bardzo zadowolony, bardzo zadowolona,
      bardzo dobrze, bardzo dobra, bardzo dobry, bardzo dobre, zdecydowanie sie zgadzam, doskonale,
      doskonala, doskonaly, swietna, swietny, swietnie, znakomita, znakomity, bardzo latwo,
      bardzo latwa, bardzo latwe, foarte multumit, foarte multumita, foarte satisfacut,
      foarte satisfacuta, foarte bine, foarte bun, foarte buna, acord total, excelent, excelenta,
      foarte usor, muy satisfecho, muy satisfecha, muy contento, muy contenta, muy bueno, muy buena,
      muy bien, totalmente de acuerdo, excelente, muy facil
    4: agree, satisfied, somewhat satisfied, quite satisfied, mostly satisfied, fairly satisfied,
      somewhat agree, good, easy, likely, better, somewhat better, raczej tak, zadowolony, zadowolona,
      raczej zadowolony, raczej zadowolona, dobrze, dobra, dobry, dobre, raczej dobrze, raczej dobra,
      raczej dobry, zgadzam sie, raczej sie zgadzam, latwo, latwa, latwe, raczej latwo, multumit,
      multumita, partial multumit, partial multumita, oarecum multumit, oarecum multumita, satisfacut,
      satisfacuta, bine, bun, buna, de acord, acord, acord partial, usor, satisfecho, satisfecha,
      bastante satisfecho, bastante satisfecha, algo satisfecho, algo satisfecha, contento, contenta,
      bueno, buena, bien, de acuerdo, facil
    3: neither agree nor disagree, neither satisfied nor dissatisfied,
      neither satisfied nor unsatisfied, neither dissatisfied nor satisfied, neither good nor bad,
      neither easy nor difficult, neither likely nor unlikely, neither, neutral, average, fair,
      acceptable, okay, ok, about the same, ani tak ani nie, ani zadowolony ani niezadowolony,
      ani zadowolona ani niezadowolona, ani niezadowolony ani zadowolony,
      ani niezadowolona ani zadowolona, ani dobrze ani zle, ani dobra ani zla, ani dobry ani zly,
      ani latwo ani trudno, ani sie zgadzam ani nie zgadzam, ani sie zgadzam ani sie nie zgadzam,
      trudno powiedziec, neutralnie, neutralny, neutralna, obojetny, obojetna, srednio, srednia,
      sredni, srednie, przecietnie, przecietna, przecietny, przecietne, neutru, neutra, mediu, medie,
      indiferent, acceptabil, acceptabila, nici multumit nici nemultumit,
      nici multumita nici nemultumita, nici satisfacut nici nesatisfacut, nici bine nici rau,
      nici bun nici rau, nici buna nici rea, nici usor nici greu, nici de acord nici dezacord,
      nici acord nici dezacord, ni de acuerdo ni en desacuerdo, ni satisfecho ni insatisfecho,
      ni satisfecha ni insatisfecha, ni contento ni descontento, ni bueno ni malo, ni buena ni mala,
      ni bien ni mal, ni facil ni dificil, indiferente, aceptable, regular, normal, neutro
    2: disagree, dissatisfied, unsatisfied, somewhat dissatisfied, somewhat unsatisfied,
      somewhat disagree, poor, bad, difficult, unlikely, worse, somewhat worse, raczej nie,
      niezadowolony, niezadowolona, raczej niezadowolony, raczej niezadowolona, zle, zla, zly,
      raczej zle, raczej zla, raczej zly, slabo, slaba, slaby, slabe, nie zgadzam sie,
      raczej sie nie zgadzam, trudno, trudna, trudne, raczej trudno, nemultumit, nemultumita,
      oarecum nemultumit, oarecum nemultumita, nesatisfacut, nesatisfacuta, slab, rau, rea, prost,
      proasta, dezacord, dezacord partial, greu, insatisfecho, insatisfecha, algo insatisfecho,
      algo insatisfecha, poco satisfecho, poco satisfecha, descontento, descontenta, malo, mala, mal,
      en desacuerdo, dificil
    1: strongly disagree, completely disagree, totally disagree, very dissatisfied, very unsatisfied,
      completely dissatisfied, extremely dissatisfied, very poor, very bad, terrible, awful,
      unacceptable, very difficult, extremely difficult, very unlikely, extremely unlikely, much worse,
      zdecydowanie nie, bardzo niezadowolony, bardzo niezadowolona, bardzo zle, bardzo zla, bardzo zly,
      bardzo slabo, bardzo slaba, bardzo slaby, fatalnie, fatalna, fatalny, okropna, okropny,
      zdecydowanie sie nie zgadzam, bardzo trudno, bardzo trudna, bardzo trudne, foarte nemultumit,
      foarte nemultumita, foarte nesatisfacut, foarte nesatisfacuta, foarte rau, foarte rea,
      foarte slab, foarte slaba, foarte prost, foarte proasta, dezacord total, foarte greu,
      muy insatisfecho, muy insatisfecha, nada satisfecho, nada satisfecha, muy descontento,
      muy descontenta, muy malo, muy mala, muy mal, pesimo, pesima, totalmente en desacuerdo,
      muy dificil
"""
_SENTIMENT = """
    1: positive, pos, pozytywny, pozytywna, pozytywne, pozytywnie, plus, pozitiv, pozitiva,
      positivo, positiva
    0: neutral, neu, mixed, ambivalent, ambiguous, neutralny, neutralna, neutralne, mieszany,
      mieszana, ambiwalentny, neutru, neutra, mixt, mixto, neutro
    -1: negative, neg, negatywny, negatywna, negatywne, negatywnie, minus, negativ, negativa,
      negativo
"""
_NO_ANSWER = """
    not applicable, does not apply, n a, na, no answer, no response, not answered, no opinion, dont know,
    don t know, do not know, i dont know, i don t know, i do not know, not sure, prefer not to say,
    prefer not to answer, did not use, nie dotyczy, nie wiem, nie mam zdania, nie mam opinii, nie pamietam,
    brak, brak odpowiedzi, brak oceny, brak zdania, brak opinii, brak danych, odmowa odpowiedzi,
    nie korzystalem, nie korzystalam, nu se aplica, nu este cazul, nu e cazul, nu stiu, nu stiu nu raspund,
    ns nr, nu raspund, fara raspuns, fara opinie, nu am o parere, nu am o opinie, nu am folosit, no aplica,
    no procede, no corresponde, no sabe, no se, no lo se, no sabe no contesta, ns nc, nsnc, no contesta,
    sin respuesta, sin opinion, no opina, prefiero no contestar, no lo he usado
"""
_OUT_OF = re.compile(r"(\d+)\s*(?:/|of|out of|z|din|de)\s*(5|7|10|100)", re.IGNORECASE)
_STARS = re.compile(
    r"([★⭐*]{1,5})[☆✩]*️?|([0-5])\s*(?:stars?|gwiazdk[ai]|gwiazdek|stele|stea|estrellas?)", re.IGNORECASE
)

_OTHER_GENDER = re.compile(r"(?<=[a-z])\(-?[a-z]{1,3}\)|(?<=[a-z]{3})/-?[a-z]{1,2}(?![a-z])")
_BOTH_GENDERS = re.compile(r"\b([a-z]{4})([a-z]*) ?/ ?\1[a-z]*")
_DASHES = frozenset({"-", "--", "---", "–", "—"})
_MOST_WORDS = 60


def _words(text: str) -> dict[str, float]:
    """`5: agree, satisfied 4: …` as word → number."""
    pieces = re.split(r"(-?\d+):", " ".join(text.split()))
    numbered = zip(pieces[1::2], pieces[2::2], strict=True)
    return {word.strip(): float(number) for number, words in numbered for word in words.split(",")}


_FAMILIES = ((_words(_AGREEMENT), 1.0, 5.0), (_words(_SENTIMENT), -1.0, 1.0))
_SILENCE = frozenset(" ".join(phrase.split()) for phrase in _NO_ANSWER.split(","))


@dataclass(frozen=True, slots=True)
class Labels:
    """Words as numbers on a scale from `worst` to `best`.

    `unknown` are values no number was found for, `no_answer` those that say that nothing was answered.
    """

    numbers: Mapping[str, float]
    worst: float
    best: float
    unknown: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()


def read_labels(
    counts: Mapping[str, int], told: Mapping[str, float] | None = None, *, least_known: float = 0.5
) -> Labels | None:
    """The numbers that the words of a column stand for; None when too few of them are known.

    Parameters: `counts` is each different value with how often it stands there, `told` are words a person
    gave a number to, `least_known` is the share of the answers that must be known (0 to 1; below one half
    only where something else says that the column holds scores; then one known number is enough).
    """
    told = {value: number for value, number in (told or {}).items() if value in counts}
    if not 1 <= len(counts) <= _MOST_WORDS:
        return None
    silent = tuple(value for value in counts if value not in told and is_no_answer(value))
    answers = {value: number for value, number in counts.items() if value not in silent}
    if not answers:
        return None
    written = None if told else _out_of(answers) or _starred(answers)
    if written:
        return replace(written, no_answer=silent)
    found = max((_read_by(family, answers, told) for family in _FAMILIES), key=_known_cells(answers))
    if told and not found.numbers.keys() - told.keys():
        found = replace(found, worst=min(told.values()), best=max(told.values()))
    levels = len(set(found.numbers.values()))
    enough = levels >= (2 if least_known >= 0.5 else 1) and found.worst < found.best
    if not enough or _known_cells(answers)(found) < least_known * sum(answers.values()):
        return None
    return replace(found, no_answer=silent)


def is_no_answer(value: str) -> bool:
    """True for a word that says that nothing was answered: not applicable, nie wiem, no sabe."""
    return _key(value) in _SILENCE or value.strip() in _DASHES


def _read_by(
    family: tuple[Mapping[str, float], float, float], answers: Mapping[str, int], told: Mapping[str, float]
) -> Labels:
    words, worst, best = family
    numbers = dict(told)
    for value in answers:
        if value not in told and (key := _key(value)) in words:
            numbers[value] = words[key]
    if numbers:
        # A form that names only the ends of its scale writes plain numbers between them.
        plain = {value: float(value) for value in answers if value.isdecimal() and value not in told}
        numbers |= {value: number for value, number in plain.items() if worst <= number <= best}
    return Labels(
        numbers,
        min([worst, *told.values()]),
        max([best, *told.values()]),
        tuple(value for value in answers if value not in numbers),
    )


def _known_cells(answers: Mapping[str, int]) -> Callable[[Labels], int]:
    return lambda labels: sum(answers[value] for value in labels.numbers)


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
    """A value as the word lists write it: no accents, no signs, one gender (of `zadowolony(a)`)."""
    plain = unicodedata.normalize("NFKD", value.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    one_gender = _BOTH_GENDERS.sub(r"\1\2", _OTHER_GENDER.sub("", plain))
    return " ".join(re.sub(r"[^a-z ]", " ", one_gender).split())
