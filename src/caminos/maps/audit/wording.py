"""Which words betray a process: a map told from the inside, in English, Polish, Romanian and Spanish.

A text is process-like when it uses the organisation's own words for its work (verification,
fulfilment, ticket routing, "notify customer") and the customer's voice is not heard in it: neither
a first person nor, at the start, a verb for what customers do. Content may mix languages, so all
four lists are always asked. Texts are compared without case and without diacritics.
"""

import re
import unicodedata
from functools import cache

# What only the organisation says, wherever it stands. `-` at the end: any ending may follow.
_PROCESS = {
    "any": "crm erp sla kpi kyc aml backlog workflow- backoffice- back_office upsell- cross_sell- scoring",
    "en": """
        process- procedure- handling fulfilment fulfillment verification validation authorisation
        authorization approval- qualification segmentation provisioning dispatch- invoicing billing
        reconciliation escalation- triage routing allocation assignment data_entry lead_generation
        lead_nurturing demand_generation campaign_execution management underwriting risk_assessment
        credit_check due_diligence picking warehousing stock_check inventory quality_control
        quality_assurance case_closure ticket_creation ticket_closure system_update department-
        record_creation order_entry order_intake claims_adjudication document_generation
    """,
    "pl": """
        proces procesu procesy procesow procesem procesowani- procedur- przetwarzani- weryfikacj-
        walidacj- zatwierdzeni- zatwierdzani- akceptacj- kwalifikacj- segmentacj- fakturowani-
        wystawieni-_faktur- wystawiani-_faktur- ksiegowani- kompletacj- kompletowani- ekspedycj-
        eskalacj- eskalowani- przydzieleni- przydzial- przypisani- zarzadzani- generowani-
        magazynowani- wprowadzani-_danych aktualizacj-_danych aktualizacj-_bazy aktualizacj-_systemu
        dzial dzialu dzialem dosprzedaz- obslug-_zamowien- obslug-_zgloszen- obslug-_reklamacj-
        obslug-_zwrot- obslug-_wniosk- realizacj-_zamowien- realizacj-_zlecen- rejestracj-_zgloszen-
        rejestracj-_zamowien- rejestracj-_wniosk- ocen-_ryzyka ocen-_zdolnosci pozyskiwani-_klient-
        pozyskani-_klient- utrzymani-_klient- powiadomieni-_klient- informowani-_klient-
        poinformowani-_klient- kontakt_z_klientem identyfikacj-_klient- zamkniec-_zgloszen-
    """,
    "ro": """
        proces procesul procese procesar- procesul- prelucrar- procedur- gestionar- gestiun-
        verificarea verificare verificari validar- aprobare aprobarea aprobari autorizar- emitere
        emiterea facturar- expedier- alocar- escaladar- calificar- segmentar- departament-
        administrar- managementul depozitar- generare generarea flux_de_lucru
        introducere-_datelor introducerea_datelor actualizarea_datelor actualizarea_bazei
        actualizarea_sistemului inregistrarea_comenzii inregistrarea_cererii inregistrarea_tichet-
        inregistrarea_sesizarii inregistrarea_client- solutionarea_cererii solutionarea_sesizarii
        solutionarea_reclamati- solutionarea_tichet- preluarea_comenzii preluarea_cererii
        preluarea_sesizarii pregatirea_comenzii evaluarea_riscului evaluarea_bonitatii
        evaluarea_dosarului analiza_dosarului analiza_cererii analiza_de_risc onorarea_comenzii
        informarea_client- notificarea_client- contactarea_client- identificarea_client-
        atragerea_client- fidelizarea_client- retentia_client- inchiderea_tichet-
    """,
    "es": """
        proceso procesos procesar procesamiento- procesado procedimiento- tramitacion- gestion
        gestionar verificacion- validacion- aprobacion- autorizacion- facturacion expedicion despacho
        asignacion- escalado escalamiento escalada- segmentacion captacion fidelizacion
        calificacion_de_leads calificacion_de_client- cualificacion- departamento- administracion
        almacenamiento cumplimiento introduccion_de_datos entrada_de_datos captura_de_datos
        actualizacion_de_datos actualizacion_de_la_base actualizacion_del_sistema flujo-_de_trabajo
        preparacion_del_pedido preparacion_de_pedidos evaluacion_de_riesgo- evaluacion_del_riesgo
        evaluacion_crediticia evaluacion_de_la_solicitud analisis_de_riesgo- analisis_de_la_solicitud
        generacion_de emision_de_factura- emision_de_la_factura resolucion_de_incidencia-
        resolucion_del_ticket resolucion_de_ticket- cierre_del_ticket cierre_de_incidencia-
        registro_del_pedido registro_de_pedido- registro_de_incidencia- registro_del_cliente
        alta_de_cliente- alta_del_cliente notificacion_al_cliente venta_cruzada
    """,
}

# The organisation acting on the customer, or its system acting: the subject is inside.
_ACTS = (
    r"(?:verify|inform|notify|contact|onboard|qualify|identify|segment|target|convert|retain|acquire|register"
    r"|authenticate|update|bill|invoice|remind|engage|nurture|upsell)"
    r" (?:(?:the|a|our|new|existing|potential) )*(?:customer|client|lead|prospect|user)s?",
    r"(?:the )?system (?:sends|generates|verifies|creates|checks|assigns|updates|notifies)",
    r"system (?:wysyla|generuje|weryfikuje|tworzy|sprawdza|przydziela|aktualizuje|powiadamia)",
    r"sistemul (?:trimite|genereaza|verifica|creeaza|aloca|actualizeaza|notifica)",
    r"(?:el )?sistema (?:envia|genera|verifica|crea|comprueba|asigna|actualiza|notifica)",
    r"(?:informar|notificar|contactar|avisar|identificar|retener|captar|convertir|segmentar)"
    r" (?:(?:al|a|los|con|el|nuevos) )*clientes?",
    r"(?:powiadom|poinformuj|zidentyfikuj|zweryfikuj|zarejestruj|pozyskaj|utrzymaj) (?:nowego )?klienta",
)

# The customer speaks.
_FIRST_PERSON = """
    me my mine myself
    ja mi mnie moj moja moje mojego mojej moim mam jestem chce musze moge
    eu imi mie mea meu mele vreau pot
    yo mis conmigo mio mia estoy tengo quiero puedo necesito
"""

# What customers do, at the start of a text. Words that are also nouns of a process are left out.
_CUSTOMER_VERBS = """
    wait- hears hear sees see looks look searches search finds find compares compare reads read asks ask
    calls writes write chooses choose decides decide orders buys buy pays pay receives receive gets get
    opens open unwraps unwrap uses use tries try complains complain tells tell recommends recommend
    talks talk learns learn notices notice needs need wants want feels feel thinks think worries worry
    hopes hope leaves leave comes come goes go walks walk travels travel arrives arrive signs fills fill
    books tracks visits checks explains explain repeats repeat gives give sends requests submits
    czeka- szuka- porownuj- czyta- kupuj- placi place zamawia- pyta- dzwoni- pisze odbiera- otwiera- rozpakow-
    sklada- slyszy slysze widzi widze oglada- wybiera- decyduj- sprawdza- zwraca- reklamuj- poleca-
    opowiada- uzywa- probuj- dostaj- otrzymuj- wraca- rozmawia- dowiaduj- zastanawia- potrzebuj- chce
    idzie ide przychodz- wypelnia- podpisuj- loguj- rezerwuj- sledz- rezygnuj- trafia- martwi- cieszy
    prosi prosze zglasza- wysyla- podaje
    astept- asteapta cauta caut compara compar citeste citesc cumpara cumpar plateste platesc intreaba
    intreb suna sun scrie scriu primeste primesc deschide deschid despacheteaza despachetez foloseste
    folosesc incearca incerc aude aud vede vad alege aleg decide decid verifica verific returneaza
    returnez reclama recomanda recomand povesteste povestesc vorbeste vorbesc afla aflu ajunge ajung
    vine vin merge merg completeaza completez semneaza semnez rezerva rezerv urmareste urmaresc renunta
    renunt se_intreaba isi trimite trimit cere
    espera espero busca busco compara comparo lee leo paga pide pido pregunta llama llamo escribe escribo
    recibe abre abro desempaqueta usa oye oigo ve veo mira miro elige elijo decide decido comprueba
    compruebo devuelve devuelvo reclama recomienda recomiendo habla hablo descubre descubro llega llego
    viene vengo va voy rellena relleno sigue abandona abandono se_pregunta quiere necesita teme temo
    se_entera envia solicita explica
"""

_SPECIAL = str.maketrans({"ł": "l", "đ": "d", "ß": "ss"})


def process_words(text: str) -> tuple[str, ...]:
    """The words that make a text sound like an internal process; `()` when it is the customer's voice."""
    plain = _plain(text)
    if _says_i(text) or _first_person().search(plain) or _customer_verb().match(plain):
        return ()
    return tuple(dict.fromkeys(found.group() for found in _process().finditer(plain)))


def _says_i(text: str) -> bool:
    """English "I" is told by its capital from the Polish word for "and"."""
    return not text.isupper() and re.search(r"\bI\b", text) is not None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


@cache
def _process() -> re.Pattern[str]:
    terms = [_pattern(term) for words in _PROCESS.values() for term in words.split()]
    return re.compile(rf"\b(?:{'|'.join((*_ACTS, *terms))})\b")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_FIRST_PERSON.split())})\b")


@cache
def _customer_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_pattern(term) for term in _CUSTOMER_VERBS.split())})\b")


def _pattern(term: str) -> str:
    """`credit_check` is two words in a row, `process-` any word that begins so."""
    return term.replace("-", r"\w*").replace("_", " ")
