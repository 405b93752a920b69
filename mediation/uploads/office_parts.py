"""One part of an Office file: XML without a DTD, links that only lead, formulas that only count."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mediation.uploads.refusal import Refused, active_office, damaged

# What other readers of these files call a part of the tree.
Node = Element

XML_PART = re.compile(r"(?i)\.(xml|rels|vml)$")
PROGRAM = (
    b"MZ",
    b"\x7fELF",
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
)
# Kinds of links that may lead outside: a person clicks on them, nothing fetches them.
HARMLESS_OUTSIDE = re.compile(r"/hyperlink$")
SAFE_TARGET = re.compile(r"(?i)^(https?:|mailto:|tel:|#|[^:]*$)")
ACTIVE_RELATION = re.compile(
    r"(?i)/(oleobject|package|attachedtemplate|vbaproject|externallink|externallinkpath|control"
    r"|activexcontrol|frame|afchunk|connections|querytable|webextension|customui)$"
)
# At the beginning of a field; DDE is looked for anywhere, for formatting cuts names in pieces.
FETCHING_FIELD = re.compile(
    r"(?i)^\s*(DDE|DDEAUTO|INCLUDETEXT|IMPORT|LINK|MACROBUTTON)\b"
    r"|^\s*INCLUDEPICTURE\s+\"?(https?:|ftp:|file:|\\\\)"
)
DDE = re.compile(r"(?i)\bDDE(AUTO)?\b")
FETCHING_FORMULA = re.compile(
    r"(?i)\|\s*'|\b(DDE|WEBSERVICE|CALL|REGISTER(\.ID)?|EXEC|FOPEN|IMPORTXML|RTD)\s*\("
)
ACTIVE_ELEMENTS = {"oleObject", "OLEObject", "control", "ddeLink", "altChunk", "oleLink"}
FORMULA_PLACES = {"f", "definedName", "formula1", "formula2", "formula"}


def require_harmless(name: str, part: bytes) -> None:
    """Raise Refused when a part of an Office file could do anything but be read."""
    if not XML_PART.search(name):
        if part.startswith(PROGRAM):
            raise active_office()
        return
    root = parsed(part)
    if name.lower().endswith(".rels"):
        _require_inner_links(root)
    else:
        _require_no_fetching(root)


def parsed(part: bytes) -> Node:
    """The tree of an XML part without a DTD; Refused for anything else."""
    try:
        root: Element = fromstring(part, forbid_dtd=True, forbid_entities=True)
    except DefusedXmlException as error:
        raise Refused(
            "xml_entities", "文件里有外部实体等可疑内容，不能接收。请打印成 PDF 再上传。"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise damaged("Office 文件") from error
    return root


def _require_inner_links(root: Element) -> None:
    for link in root:
        kind, target = link.get("Type", ""), link.get("Target", "")
        if ACTIVE_RELATION.search(kind):
            raise active_office()
        if link.get("TargetMode", "").lower() != "external":
            continue
        if not HARMLESS_OUTSIDE.search(kind) or not SAFE_TARGET.match(target.strip()):
            raise active_office()


def _require_no_fetching(root: Element) -> None:
    fields = []
    for element in root.iter():
        local = _local(element.tag)
        if local in {"instrText", "delInstrText"}:
            fields.append(element.text or "")
        elif local == "fldSimple":
            fields.extend(element.attrib.values())
        elif local in ACTIVE_ELEMENTS or _fetches(local, element.text or ""):
            raise active_office()
    if DDE.search("".join(fields)) or any(FETCHING_FIELD.search(text) for text in fields):
        raise active_office()


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _fetches(local: str, text: str) -> bool:
    return local in FORMULA_PLACES and bool(FETCHING_FORMULA.search(text))
