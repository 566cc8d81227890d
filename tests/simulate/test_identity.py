"""Who can be recognised: an independent union-find over the files against the answers."""

from caminos.simulate.answers import Answers


class Sets:
    def __init__(self):
        self.parent = {}

    def find(self, one):
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, ids):
        roots = [self.find(one) for one in ids]
        for root in roots[1:]:
            self.parent[root] = roots[0]

    def count(self):
        return len({self.find(one) for one in self.parent})


def ids(row, columns):
    kinds = {"e_mail": "e-mail", "account_email": "e-mail", "email": "e-mail"}
    return [
        (kinds.get(name, name), row[name]) for name in columns if row[name] and row[name] not in {"brak", "?"}
    ]


def test_an_exact_join_finds_the_stated_customers(demo):
    sets = Sets()
    columns = {
        "web_shop.csv": ("visitor_id", "account_email"),
        "orders.csv": ("e_mail", "loyalty_card"),
        "call_centre.csv": ("phone", "e_mail"),
    }
    nameless_orders = 0
    for file, names in columns.items():
        for row in demo.good(file):
            known = ids(row, names)
            sets.join(known)
            nameless_orders += not known
    answers: Answers = demo.answers
    assert sets.count() == answers.customers.joined_from_events
    for row in demo.good("survey.csv"):
        sets.join(ids(row, ["e_mail"]))
    for one in demo.reviews():
        sets.join(ids(one, ["email"]))
    assert sets.count() == answers.customers.joined
    counts = {}
    for kind, _ in sets.parent:
        counts[kind] = counts.get(kind, 0) + 1
    assert counts == {
        "visitor_id": answers.customers.ids["visitor"],
        "e-mail": answers.customers.ids["e-mail"],
        "loyalty_card": answers.customers.ids["card"],
        "phone": answers.customers.ids["phone"],
    }
    assert nameless_orders >= answers.customers.nameless > 0


def test_the_join_is_imperfect_but_useful(demo):
    customers = demo.answers.customers
    traces = sum(customers.ids.values())
    assert customers.seen < customers.joined < traces
