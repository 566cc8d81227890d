"""The words by which headers in English, Polish, Romanian and Spanish say what a column is.

Words are lower case, without accents, as `guess_names.tokens` gives them. The number before a line of phrases
says how surely they tell: 3 by themselves, 2 likely, 1 only for want of better. `polecil*` stands for every
word that begins so.
"""

from typing import Final


def _lines(text: str) -> dict[str, str]:
    """Lines such as `name: words` as a dictionary; a line without a name goes on from the one above."""
    found: dict[str, str] = {}
    name = ""
    for line in text.strip().splitlines():
        before, colon, after = line.partition(":")
        if colon:
            name = before.strip()
            found[name] = after.strip()
        else:
            found[name] = f"{found[name]} {line.strip()}"
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _weights(text: str) -> dict[str, float]:
    """Lines such as `3: phrase, phrase` as phrase → weight."""
    return {
        phrase.strip(): float(weight)
        for weight, phrases in _lines(text).items()
        for phrase in phrases.split(",")
    }


WHO: Final = _lines("""
    customer: customer customers cust consumer client clients klient klienta kliencie klienci
      kontrahent nabywca buyer shopper kupujacy cliente clientes comprador client clientului
      cumparator consumator konsument consumidor
    user: user users uzytkownik uzytkownika utilizator utilizatorului usuario usuarios uid userid
    caller: caller requester requestor dzwoniacy zglaszajacy apelant solicitant solicitante llamante
    respondent: respondent respondents respnum respid resp ankietowany ankietowanego encuestado
      repondent
    patient: patient pacjent pacjenta pacient pacientului paciente
    passenger: passenger pasazer pasazera pasager pasajero traveller traveler podrozny calator
      viajero
    guest: guest gosc goscia oaspete huesped
    member: member czlonek czlonka membru miembro socio
    subscriber: subscriber abonent abonenta abonat abonado
    visitor: visitor odwiedzajacy vizitator visitante
    person: person osoba osoby persoana persona citizen obywatel cetatean ciudadano student
    contact: contact kontakt contacto
    account: account konto konta cont cuenta
""")
"""Words for a person who travels, by the kind of id they name."""

OTHER_IDS: Final = _lines("""
    e-mail: email mail correo
    phone: phone telefon telefonu tel telefono mobile komorka movil msisdn cellphone
    card: card karta karty cardul tarjeta loyalty
    cookie: cookie
    device: device urzadzenie dispozitiv dispositivo
""")
"""Words for further ids of the same person, by the kind of id."""

ID_WORDS: Final = frozenset(
    _words("""
    number num id no ids nr numer numar numarul numero cod code kod codul codigo key klucz cheie
    clave ref reference hash hashed uuid guid identifier identyfikator identificator identificador
    nbr pk sk distinct unique anon anonymous
""")
)
"""Words that say that a column holds ids."""

NOT_WHO: Final = frozenset(
    _words("""
    at name tel age ciudad count nume typ type tip tipo segment group grupa grupo status state
    category kategoria categorie categoria wiek varsta edad city miasto oras country kraj tara pais
    region gender plec sexo sex genero since tier level class score rating satisfaction satysfakcja
    zadowolenie satisfactie multumire satisfaccion comment comments komentarz comentariu comentario
    effort feedback note notes total value rate experience agent date time email mail phone telefon
    telefono mobile method response complaint support service obsluga consent channel source created
    registered journey stage nazwa imie nazwisko prenume nombre apellido address adres adresa
    direccion loyalty language birth tenure income opinion review text lifetime
""")
)
"""Beside a word for a person these say that the column identifies nobody."""

_JOURNEY = """
    4: case concept name, case id
    3: ticket, incident, case, order, session, sessionid, visit, booking, journey, trace, claim,
      request, zgloszenie, zgloszenia, zamowienie, zamowienia, sprawa, sprawy, sesja, sesji, wizyta,
      wizyty, rezerwacja, rezerwacji, reklamacja, reklamacji, wniosek, wniosku, comanda, comenzii,
      tichet, tichetul, caz, sesiune, sesiunii, vizita, rezervare, cerere, reclamatie, pedido,
      orden, sesion, caso, visita, incidencia, reserva, reclamacion, solicitud
    2: invoice, transaction, basket, cart, parcel, shipment, delivery, conversation, chat, trip,
      faktura, paragon, przesylka, factura, tranzactie, colet, envio, viaje, transaccion
    1.5: number, process, complaint, application, contract, issue, call, numer
"""
_AT = """
    4: event time, event date, time timestamp, data zdarzenia, data evenimentului, fecha evento,
      fecha del evento, event timestamp, occurred at
    3: timestamp, datetime, occurred, happened, ts, znacznik, moment, when, kiedy, cuando, updated
      at
    2.5: created at, updated, submitted, answered, received, visited, posted, reviewed,
      aktualizacja, actualizado, actualizat
    2: completed, wyslano, time, date, data, czas, fecha, hora, ora, godzina, at, dzien, day, datum
    1.5: created, start, started, sent, end, opened, zakonczono, utworzono
"""
_STARTED = """
    3: opened, open, started, start, begin, began, otwarto, otwarcie, otwarcia, rozpoczeto,
      rozpoczecie, zgloszono, inceput, deschis, deschisa, deschidere, inceperii, abierto, apertura,
      inicio, iniciado, placed
    2: created, registered, ordered, purchase, purchased, utworzono, zamowiono, zarejestrowano,
      creat, creata, creado
"""
_TOUCHPOINT = """
    4: event name, event type, concept name, activity name, punkt styku, punct contact, punct de
      contact, punto de contacto, punto contacto, nazwa zdarzenia, touch point
    3: touchpoint, touchpoints, event, activity, action, milestone, interaction, zdarzenie,
      zdarzenia, czynnosc, aktywnosc, dzialanie, akcja, interakcja, activitate, activitatea,
      eveniment, evenimentul, actiune, actiunea, interactiune, evento, actividad, accion,
      interaccion
    2: step, stage, status, state, screen, page, krok, etap, stan, ekran, strona, etapa, pas, stare,
      stadiu, ecran, pagina, paso, estado, fase, phase, pantalla
    1: type, category, kind, topic, subject, task, typ, kategoria, temat, tip, categorie, subiect,
      tipo, categoria, tema, url, path, product, service, location, place, department
"""
_TOPIC = """
    4: touchpoint, question, pytanie, intrebare, pregunta, moment, stage, touch point, punkt styku,
      punct contact, punct de contact, punto de contacto
    3: product, issue, topic, theme, produkt, produkty, produs, producto, temat, subiect, tema,
      problem, event, usluga, serviciu, servicio, service, subject, obszar, area, aspect, aspekt,
      aspecto
    2: category, kategoria, categorie, categoria, department, dzial, departament, departamento,
      store, shop, sklep, magazin, tienda, branch, oddzial, sucursal, hotel, location, place
"""
_CHANNEL = """
    4: submitted via, contact channel
    3.5: contact type, contact method, sposob kontaktu, forma kontaktu, mod contact, forma de
      contacto, tipo contacto, tipo de contacto, typ kontaktu, tip contact
    3: channel, kanal, kanalu, canal, canalul, via, medium
    1.5: platform, source, device, origin, zrodlo, sursa, fuente, origen, urzadzenie, dispozitiv,
      dispositivo, platforma, plataforma, touchpoint_channel
"""
_EVENT_ID = """
    4: event id, message id, row id, log id, record id, insert id, response id, review id, complaint
      id, feedback id, answer id, comment id, id zdarzenia, id evento, id eveniment, id opinii
    3: identity id, uuid
    2.5: ticket id
    2: survey id, case id
    1.5: id
    1: number, lp
"""
_TEXT = """
    3: comment, comments, narrative, verbatim, review, opinion, feedback, text, remarks, remark,
      komentarz, komentarze, opinia, opinie, tresc, uwagi, recenzja, wypowiedz, tekst, comentariu,
      comentarii, comentariul, recenzie, parere, observatii, comentario, comentarios, resena,
      opiniones, texto, observaciones
    2: message, description, note, notes, body, answer, why, reason, wiadomosc, opis, dlaczego,
      mesaj, descriere, motiv, mensaje, descripcion, porque, motivo, content, sentence
"""
_LANGUAGE = """
    3: language, lang, locale, jezyk, limba, idioma, lengua
"""
_WEIGHT = """
    3: weight, weights, weighting, wgt, waga, wagi, pondere, ponderea, ponderare, peso, ponderacion
"""
_NPS = """
    4: net promoter
    3: nps, netpro, netpromoter, promoter, recommend, recommendation, recommended, polecen*, polecil*,
      polecic, polecisz, polecimy, poleca*, polece, poleci, rekomendacja, recomanda, recomandare,
      recomandati, recomendar, recomendacion, recomendaria
    2: likely, likelihood
"""
_CSAT = """
    3: csat, satisfaction, satisfied, satysfakcja, satysfakcji, zadowolenie, zadowolenia,
      satisfactie, satisfactia, multumire, multumit, satisfaccion, satisfecho
"""
_CES = """
    3: ces, effort, ease, easy, difficulty, wysilek, wysilku, latwosc, efort, efortul, usurinta,
      esfuerzo, facilidad
"""
_STARS = """
    3: star, stars, gwiazdka, gwiazdki, gwiazdek, stele, estrella, estrellas
"""
_SCORE = """
    3: score, rating, ratings, rate, rated, grade, ocena, oceny, nota, scor, scorul, calificativ,
      evaluare, rating_value, punktacja, calificacion, puntuacion, valoracion, evaluacion
    1.5: points, punkty, punkte, puncte, puntos, mark, safe, quality, jakosc, calitate, calidad
"""
_SENTIMENT = """
    3: sentiment, sentyment, sentymentu, wydzwiek, sentimiento, polarity, label, mood, emotion
"""

PHRASES: Final = {
    "journey": _weights(_JOURNEY),
    "at": _weights(_AT),
    "started": _weights(_STARTED),
    "touchpoint": _weights(_TOUCHPOINT),
    "topic": _weights(_TOPIC),
    "channel": _weights(_CHANNEL),
    "event_id": _weights(_EVENT_ID),
    "text": _weights(_TEXT),
    "language": _weights(_LANGUAGE),
    "weight": _weights(_WEIGHT),
    "nps": _weights(_NPS),
    "csat": _weights(_CSAT),
    "ces": _weights(_CES),
    "stars": _weights(_STARS),
    "score": _weights(_SCORE),
    "sentiment": _weights(_SENTIMENT),
}
"""Role → phrase → how surely it names that role."""

NOT_A_MOMENT: Final = frozenset(
    _words("""
    birth birthday dob urodzenia nasterii nacimiento due expected estimat estimated planned promised
    deadline valid expiry expires expiration termin planowana planowany szacowana szacowany
    oczekiwana estimata estimada previsto prevista prevazuta limit scadenta vencimiento loaded
    ingested imported exported etl extract
""")
)
"""A time column named so is no moment at which something happened to the customer."""

TIME_WORDS: Final = frozenset(
    _words("""
    at ts on ora date time timestamp datetime when data fecha czas hora godzina day local datei utc
    dt
""")
)
"""Words that only say that a column is a time; they are left out of a touchpoint's name."""

PERSONAL: Final = frozenset(
    _words("""
    name tel calle nume ip email mail phone telefon telefono mobile imie nazwisko prenume nombre
    apellido address adres adresa direccion birth birthday dob surname firstname lastname fullname
    apellidos street ulica strada pesel cnp dni password iban
""")
)
"""Personal data: never kept as a property unless a person asks for it."""

TELLING_PROPERTIES: Final = _words("""
    priority segment group sla reason region country product plan tier category kind type team
    assignment store city gender age impact urgency severity resolution outcome result reopen
    reassignment device os browser campaign lifecycle priorytet grupa kraj miasto produkt kategoria
    typ powod zespol sklep plec wiek prioritate grup tara oras produs categorie tip motiv echipa
    magazin prioridad grupo pais ciudad producto categoria tipo motivo equipo tienda made method
""")
"""Words of columns worth keeping beside each event, the most telling first."""
