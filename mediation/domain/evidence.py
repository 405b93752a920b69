"""证据材料: what a file proves, whether it shows an original, how much a case may hold.

Sources: 民诉法 arts. 66, 73 (kinds of evidence; the original is shown, a copy may be kept);
调解仲裁法 art. 6 (who must bring what); 33号令 art. 22 (main and side volume).
"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.case_flow import Action, CaseState


class EvidenceKind(StrEnum):
    """What a file is about."""

    IDENTITY = "identity"
    EMPLOYMENT = "employment"
    WAGES = "wages"
    HOURS = "hours"
    INJURY = "injury"
    INSURANCE = "insurance"
    ENDING = "ending"
    AUTHORITY = "authority"
    SERVICE = "service"
    OTHER = "other"
    SIGNED_PAPER = "signed_paper"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return KIND_LABELS[self]


KIND_LABELS = {
    EvidenceKind.IDENTITY: "身份证明",
    EvidenceKind.EMPLOYMENT: "劳动合同、入职材料",
    EvidenceKind.WAGES: "工资条、银行流水",
    EvidenceKind.HOURS: "考勤、加班记录",
    EvidenceKind.INJURY: "工伤、医疗材料",
    EvidenceKind.INSURANCE: "社保、公积金记录",
    EvidenceKind.ENDING: "解除、离职材料",
    EvidenceKind.AUTHORITY: "授权委托手续",
    EvidenceKind.SERVICE: "送达凭证",
    EvidenceKind.OTHER: "其他材料",
    EvidenceKind.SIGNED_PAPER: "签署件扫描",
}


# What is brought as evidence; a signed paper comes back on a page of its own, page by page.
BROUGHT = tuple(kind for kind in EvidenceKind if kind is not EvidenceKind.SIGNED_PAPER)


class EvidenceForm(StrEnum):
    """What the file was made from."""

    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "original": "原件拍照、扫描",
            "copy": "复印件拍照、扫描",
            "electronic": "电子数据",
        }[self.value]


def adding_in(state: CaseState) -> Action:
    """The act by which a file is added to a case in this state."""
    return Action.FILE_LATE if state is CaseState.ARCHIVED else Action.ADD_EVIDENCE


@dataclass(frozen=True)
class UploadLimits:
    """How much may be kept; bytes."""

    file: int
    files_per_case: int
    per_case: int
    everything: int


def why_full(
    limits: UploadLimits, *, size: int, case_files: int, case_bytes: int, all_bytes: int
) -> str | None:
    """The sentence that refuses one more file of this size, or None when there is room."""
    if case_files >= limits.files_per_case:
        return f"本案已有 {case_files} 个文件，达到上限。请把零散图片合并成一个 PDF 再上传。"
    if case_bytes + size > limits.per_case:
        return f"本案文件合计不能超过 {megabytes(limits.per_case)}，请压缩后再上传。"
    if all_bytes + size > limits.everything:
        return "系统的文件存储空间已满，文件没有保存。请通知系统管理员扩容。"
    return None


def megabytes(size: int) -> str:
    """A size in words: 640 KB, 3.2 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".0 MB", " MB")
