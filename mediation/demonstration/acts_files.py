"""What applicants bring along: a picture of wage slips, a contract as PDF, a copied chat."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from mediation import documents
from mediation.demonstration.lives import Stage
from mediation.domain.evidence import EvidenceForm, EvidenceKind, UploadLimits
from mediation.domain.volumes import Volume
from mediation.models import Party
from mediation.services import evidence
from mediation.services.evidence import About
from mediation.services.file_admission import Upload

# The lives whose applicants bring files: a few, for every file is looked at as if it were real.
WHO_BRINGS_FILES = frozenset({1, 2, 4, 11, 25})
FONT = Path(documents.__file__).parent / "fonts" / "MedHei.ttf"
PAPER, INK = (252, 251, 246), (38, 44, 52)
SIZE = (900, 560)
MEBIBYTE = 1024 * 1024
LIMITS = UploadLimits(
    file=MEBIBYTE, files_per_case=20, per_case=20 * MEBIBYTE, everything=1000 * MEBIBYTE
)


def bring_files(stage: Stage) -> None:
    """Hand over what proves the job and the wages."""
    worker = stage.case.applicants[0]
    wage = stage.life.plan.wage
    slips = [f"{month} 月　应发 {wage} 元　实发 0 元" for month in (7, 8, 9)]
    contract = [f"甲方：{stage.case.respondents[0].name}", f"乙方：{worker.name}", "期限：三年"]
    _bring(stage, worker, "工资条（7月至9月）.jpg", _picture("工资条", slips), EvidenceKind.WAGES)
    _bring(
        stage, worker, "劳动合同.pdf", _pdf("劳动合同书", contract, stage), EvidenceKind.EMPLOYMENT
    )
    chat = f"{worker.name}：工资什么时候发？\n经理：下个月一定发。\n".encode()
    _bring(stage, worker, "与经理的聊天记录.txt", chat, EvidenceKind.WAGES, EvidenceForm.ELECTRONIC)


def _bring(
    stage: Stage,
    worker: Party,
    name: str,
    content: bytes,
    kind: EvidenceKind,
    form: EvidenceForm = EvidenceForm.COPY,
) -> None:
    about = About(kind, form, Volume.MAIN, party_id=worker.id)
    upload = Upload(name, content)
    evidence.add(stage.case, upload, about, limits=LIMITS, by=stage.desk, at=stage.at)


def _sheet(title: str, lines: list[str]) -> Image.Image:
    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((SIZE[0] / 2, 60), title, INK, ImageFont.truetype(FONT, 44), anchor="ma")
    for place, line in enumerate(lines):
        pen.text((90, 170 + 74 * place), line, INK, ImageFont.truetype(FONT, 32))
        pen.line((80, 226 + 74 * place, SIZE[0] - 80, 226 + 74 * place), (190, 190, 182), 2)
    pen.text(
        (90, SIZE[1] - 60), "演示材料，内容均为虚构", (150, 60, 60), ImageFont.truetype(FONT, 24)
    )
    return sheet


def _picture(title: str, lines: list[str]) -> bytes:
    out = BytesIO()
    _sheet(title, lines).save(out, "JPEG", quality=80)
    return out.getvalue()


def _pdf(title: str, lines: list[str], stage: Stage) -> bytes:
    out = BytesIO()
    written = stage.at.utctimetuple()
    _sheet(title, lines).save(
        out, "PDF", resolution=110, creationDate=written, modDate=written, title=title
    )
    return out.getvalue()
