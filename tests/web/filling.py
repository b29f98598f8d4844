"""A page's forms, filled in and sent as a browser without scripts does.

fill(browser, "/seminars", "/seminars", title="History 214")
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict


@dataclass
class Form:
    """A form of a page, with what a browser would send if nothing was typed."""

    action: str
    method: str = "get"
    fields: MultiDict = field(default_factory=MultiDict)

    @property
    def is_sent(self):
        """Whether it changes something; others only lead to a page."""
        return self.method == "post"


class Forms(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.named, self._open = [], {}, None
        self._area, self._select = None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        about = dict(attributes)
        form = self.named.get(about["form"]) if "form" in about else self._open
        if tag == "form":
            self._open = Form(about.get("action", ""), about.get("method", "get"))
            self.forms.append(self._open)
            self.named[about.get("id")] = self._open
        elif form is not None and tag == "input" and "name" in about:
            self._input(form, about)
        elif form is not None and tag == "textarea" and "name" in about:
            self._area = (form, about["name"], [])
        elif form is not None and tag == "select" and "name" in about:
            self._select = (form, about["name"], [])
        elif tag == "option" and self._select:
            self._select[2].append(("selected" in about, about.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._area:
            form, name, words = self._area
            form.fields.add(name, "".join(words).removeprefix("\n"))
            self._area = None
        elif tag == "select" and self._select:
            form, name, options = self._select
            chosen = [value for is_chosen, value in options if is_chosen]
            for value in chosen[:1] or [value for _, value in options[:1]]:
                form.fields.add(name, value)
            self._select = None

    def handle_data(self, data):
        if self._area:
            self._area[2].append(data)

    @staticmethod
    def _input(form, about):
        ticked = about.get("type") not in ("radio", "checkbox") or "checked" in about
        if ticked and about.get("type") not in ("submit", "file", "button"):
            form.fields.add(about["name"], about.get("value", "on") or "")


def forms_of(browser, where):
    """The forms of a page, which has to be there."""
    page = browser.get(where)
    assert page.status_code == 200, (where, page.status_code)
    return Forms(page.text).forms


def fill(browser, where, action, status=303, **typed):
    """Open a page, type into the form that leads to an address, and send it.

    A value of none leaves the field out, as a box that is not ticked. Returns the answer.
    """
    forms = forms_of(browser, where)
    found = [each for each in forms if urlsplit(each.action).path == action and each.is_sent]
    assert found, (where, action, [form.action for form in forms])
    fields = found[0].fields.copy()
    for name, value in typed.items():
        fields.poplist(name)
        if value is not None:
            fields.add(name, str(value))
    answer = browser.post(found[0].action, data=fields)
    assert answer.status_code == status, (action, answer.status_code, said(answer))
    return answer


def said(answer):
    """What a page says is wrong, for a test's message."""
    page = answer.text
    place = page.find('role="alert"')
    return page[place : place + 400]
