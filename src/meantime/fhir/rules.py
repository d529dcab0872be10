"""Rules of R4 that tie elements together; their names there are app-2, cmp-1 and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.fhir.elements import Json

MAY_HAVE_NO_TIME: Final = {"proposed", "cancelled", "waitlist"}
DIV: Final = '<div xmlns="http://www.w3.org/1999/xhtml">'


def _app_2(one: Json) -> str:
    return "" if ("start" in one) == ("end" in one) else "has a start or an end alone"


def _app_3(one: Json) -> str:
    has_time = "start" in one and "end" in one
    return "" if has_time or str(one.get("status")) in MAY_HAVE_NO_TIME else "has no time"


def _ends_after(one: Json) -> str:
    start, end = one.get("start"), one.get("end")
    if not isinstance(start, str) or not isinstance(end, str):
        return ""
    is_utc = start.endswith("Z") and end.endswith("Z")  # then they compare as texts
    return "ends before it begins" if is_utc and end < start else ""


def _att_1(one: Json) -> str:
    """Look at the attachments of a document: data says of what kind it is."""
    content = one.get("content")
    for each in content if isinstance(content, list) else ():
        attachment = each.get("attachment") if isinstance(each, dict) else None
        names = attachment.keys() if isinstance(attachment, dict) else set()
        if "data" in names and "contentType" not in names:
            return "has data of no content type"
    return ""


def _cmp_1(one: Json) -> str:
    sections = one.get("section")
    for each in sections if isinstance(sections, list) else ():
        if not isinstance(each, dict) or not each.keys() & {"text", "entry", "section"}:
            return "has a section with nothing in it"
    return ""


def _inv_1(one: Json) -> str:
    made, changed = one.get("authoredOn"), one.get("lastModified")
    is_text = isinstance(made, str) and isinstance(changed, str)
    is_utc = is_text and str(made).endswith("Z") and str(changed).endswith("Z")
    return "was changed before it was made" if is_utc and str(changed) < str(made) else ""


def _narrative(one: Json) -> str:
    text = one.get("text")
    div = text.get("div") if isinstance(text, dict) else DIV
    return "" if isinstance(div, str) and div.startswith(DIV) else "has a text that is no <div>"


def _org_1(one: Json) -> str:
    return "" if one.keys() & {"identifier", "name"} else "has neither an identifier nor a name"


def _pat_1(one: Json) -> str:
    contacts = one.get("contact")
    says = {"name", "telecom", "address", "organization"}
    for each in contacts if isinstance(contacts, list) else ():
        if not isinstance(each, dict) or not each.keys() & says:
            return "has a contact without name, telecom or address"
    return ""


def _ppc_1(one: Json) -> str:
    return "" if one.keys() & {"policy", "policyRule"} else "has neither policy nor policyRule"


RULES: Final[dict[str, tuple[Callable[[Json], str], ...]]] = {
    "Appointment": (_app_2, _app_3, _ends_after),
    "CarePlan": (_narrative,),
    "Composition": (_cmp_1,),
    "Consent": (_ppc_1,),
    "DocumentReference": (_att_1,),
    "Organization": (_org_1,),
    "Patient": (_pat_1,),
    "Task": (_inv_1,),
}
