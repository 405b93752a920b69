"""What makes a paper fit for the archive as a file: PDF/A-2b (ISO 19005-2).

The catalogue names the profile of the colours, and a packet of XMP says the same of the file as its
information dictionary. Neither holds a date, an author or a machine: the paper itself says who
issued it and when, and the same facts give the same bytes.
"""

from html import escape

from reportlab.pdfbase import pdfdoc

from mediation.documents.colour_profile import NAME, srgb_profile

# The marks that packets begin and end with are fixed by the specification of XMP.
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<pdf:Producer>{maker}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Information(pdfdoc.PDFInfo):
    """Title and maker; no dates, for a reprint is the same paper, and nobody's name."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the dictionary as it stands in the PDF."""
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Creator": pdfdoc.PDFString(self.creator),
            "Producer": pdfdoc.PDFString(self.producer),
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def make_archival(doc: pdfdoc.PDFDocument, title: str, maker: str) -> None:
    """Say in the catalogue what the colours mean and what the file is."""
    catalogue = doc.Catalog
    # ReportLab writes the entries that this list names, and knows no output intents.
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = pdfdoc.PDFArray([doc.Reference(_intent(doc), "output intent")])
    catalogue.Metadata = _metadata(title, maker)


def _intent(doc: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    profile = pdfdoc.PDFStream()
    profile.content = srgb_profile()
    profile.filters = [pdfdoc.PDFZCompress]
    profile.dictionary["N"] = 3
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
            "Info": pdfdoc.PDFString(NAME),
            "DestOutputProfile": doc.Reference(profile, "colour profile"),
        }
    )


def _metadata(title: str, maker: str) -> pdfdoc.PDFStream:
    """Return the packet as it is, for programs that look for it without reading the PDF."""
    stream = pdfdoc.PDFStream()
    told = {"title": escape(title, quote=False), "maker": escape(maker, quote=False)}
    stream.content = PACKET.format(**told).encode()
    stream.filters = []
    stream.dictionary["Type"] = "/Metadata"
    stream.dictionary["Subtype"] = "/XML"
    return stream
