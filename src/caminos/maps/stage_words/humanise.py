"""A name as data writes it → as people read it: `product_view` becomes `Product view`."""

import re

from caminos.maps.stage_words.split import humps

_ACRONYMS = frozenset(
    {"AI", "API", "ATM", "B2B", "B2C", "BLIK", "CES", "CRM", "CSAT", "CVV", "EU", "EUR", "FAQ", "GDPR", "GPS"}
    | {"IBAN", "ID", "IP", "IT", "IVR", "KYC", "NFC", "NPS", "OTP", "PDF", "PIN", "PLN", "POS", "QR", "RODO"}
    | {"RON", "SEO", "SIM", "SLA", "SMS", "SSO", "TV", "URL", "US", "USB", "USD", "VAT", "VIP", "VPN"}
)
_ALSO_WORDS = frozenset({"us", "it", "ai", "pin"})
"""Acronyms that are also common words: written small they stay small (`contact_us`)."""
_BRANDS = frozenset(
    {"WiFi", "PayPal", "WhatsApp", "YouTube", "LinkedIn", "TikTok", "iPhone", "iPad", "iOS", "macOS", "eBay"}
    | {"PayU", "InPost", "GitHub", "FedEx", "AirTrain", "BlaBlaCar", "HubSpot", "AliExpress", "eMAG"}
)
_BRAND_BY_LOWER = {brand.lower(): brand for brand in _BRANDS}
_STAMP_ENDINGS = frozenset({"at", "ts", "timestamp", "datetime", "date"})
_PATH_OR_ADDRESS = re.compile(r"[/@\\]|\.(?:com|org|net|eu|io|pl|ro|es|uk|de|html?)$", re.IGNORECASE)
_JOINED = re.compile(r"[_:]+|(?<=[^\W\d_])\.(?=[^\W\d_])")
_HYPHENED_FIRSTS = frozenset({"self", "cross", "auto", "home", "multi"})
"""First parts of hyphened words that are longer than the particles which mark such words (`check-in`)."""


def humanise(name: str) -> str:
    """A name with its words apart and a capital in front; what already has spaces is left as it is written.

    A time stamp's ending goes (`purchased_at` → `Purchased`); acronyms (`NPS`), brands (`WiFi`), hyphened
    pairs (`check-in`), paths, addresses and every diacritic stay. Doing it twice changes nothing more.
    """
    tidy = " ".join(name.split())
    if tidy.upper() == tidy.lower() or _PATH_OR_ADDRESS.search(tidy):
        return tidy
    if " " in tidy:
        return _capital(tidy) if tidy == tidy.lower() else tidy
    chunks = [chunk for chunk in _JOINED.split(tidy) if chunk]
    if len(chunks) == 1 and not _is_compound(chunks[0]):
        chunks = [chunk for chunk in chunks[0].split("-") if chunk]
    words = _without_stamp([word for chunk in chunks for word in _cut(chunk)])
    if words == [tidy] and tidy != tidy.lower():
        return tidy
    shouted = tidy == tidy.upper()
    return _capital(" ".join(_in_a_row(word, shouted) for word in words)) or tidy


def _is_compound(chunk: str) -> bool:
    """Whether a hyphen belongs to the word (`check-in`, `self-service`) and does not part words."""
    parts = chunk.lower().split("-")
    if len(parts) != 2 or not all(parts):
        return False
    return parts[0] in _HYPHENED_FIRSTS or min(len(part) for part in parts) <= 3


def _cut(chunk: str) -> list[str]:
    return [chunk] if chunk in _BRANDS else humps(chunk)


def _without_stamp(words: list[str]) -> list[str]:
    if len(words) > 1 and words[-1].lower() in _STAMP_ENDINGS:
        return words[:-1]
    return words


def _in_a_row(word: str, shouted: bool) -> str:
    """One word of several, in small letters but for acronyms and brands.

    In a name all in capitals only known acronyms can be told from words; elsewhere capitals are meant.
    """
    if not shouted and word == word.upper() and word != word.lower():
        return word
    if word.upper() in _ACRONYMS and word.lower() not in _ALSO_WORDS:
        return word.upper()
    return _BRAND_BY_LOWER.get(word.lower(), word.lower())


def _capital(text: str) -> str:
    first = text.split(" ", 1)[0]
    if first != first.lower():
        return text
    raised = text[:1].upper()
    return raised + text[1:] if len(raised) == 1 else text
