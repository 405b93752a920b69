"""Why a file is not taken in."""


class Refused(Exception):
    """The file stays out. `code` is stable for logs and tests, `sentence` is for the person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


def damaged(label: str) -> Refused:
    """The file does not decode."""
    return Refused(
        "damaged",
        f"文件打不开（应为 {label}），可能没有传完整或已损坏。请重新导出、拍照或扫描后再上传。",
    )


def disguised(label: str) -> Refused:
    """The bytes are not what the name says."""
    return Refused(
        "disguised", f"文件内容不是 {label}，与文件名的后缀不符。请用原来的软件另存后再上传。"
    )


def active_office() -> Refused:
    """A Word or Excel file that runs, carries or fetches something."""
    return Refused(
        "active",
        "文件里有宏、嵌入的文件或外部链接，不能接收。请删除后另存，或打印成 PDF 再上传。",
    )
