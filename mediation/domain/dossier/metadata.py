"""电子档案 metadata of an exported file: which fields of DA/T 46 are named, and which are not.

The fields bear the Chinese names of DA/T 46-2009 (文书类电子文件元数据方案), with the digests as an
addition of ours. What this program does not know (全宗号, 类别号, 密级) is named and left empty, to
be filled by the archive that takes the file over.
"""

from collections.abc import Mapping

SCHEME = "DA/T 46-2009 文书类电子文件元数据方案（字段名）；GB/T 9705-2008 文书档案案卷格式"
# The fields of the volume, then of each piece, in the order in which they are written.
VOLUME_FIELDS = (
    *("聚合层次", "全宗名称", "全宗号", "立档单位名称", "档号", "年度", "类别号", "案卷号"),
    *("题名", "文件编号", "责任者", "人名", "起始日期", "截止日期", "密级", "保管期限"),
    *("件数", "页数", "格式信息", "计算机文件名", "计算机文件大小", "数字摘要", "数字摘要算法"),
    *("文档创建程序", "业务状态", "附注"),
)
PIECE_FIELDS = (
    *("聚合层次", "件号", "题名", "文件编号", "责任者", "日期", "文种", "页号", "页数"),
    *("计算机文件名", "计算机文件大小", "数字摘要", "数字摘要算法", "附注"),
)


def filled(fields: tuple[str, ...], known: Mapping[str, object]) -> dict[str, object]:
    """Every field in its order, empty where nothing is known; a name not in the list is a fault."""
    strangers = known.keys() - set(fields)
    if strangers:
        raise ValueError(f"not fields of the scheme: {sorted(strangers)}")
    return {name: known.get(name, "") for name in fields}
