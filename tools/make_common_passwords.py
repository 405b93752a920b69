"""Make mediation/services/common_passwords.txt from the list that the package zxcvbn carries.

    pip download --no-deps zxcvbn==4.5.0
    python -m tools.make_common_passwords zxcvbn-4.5.0-py2.py3-none-any.whl

zxcvbn (Copyright 2012-2016 Dan Wheeler and Dropbox, Inc.; MIT licence) took its list from passwords
that became public, the commonest first. What Chinese users type most often is added below.
"""

import runpy
import sys
import tempfile
import zipfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "mediation" / "services" / "common_passwords.txt"
MEMBER = "zxcvbn/frequency_lists.py"
WANTED = 10_000
SHORTEST = 4
CHINESE = """
    5201314 1314520 woaini woaini1314 woaini520 woaiwojia wodemima aini1314 a123456 a123456789
    qq123456 qq123456789 abc123456 zxc123456 asd123456 wang123456 woshishei woaini123 li123456
    zhang123 liu123456 123456qq 123456aa 123456abc 1qaz2wsx3edc q1w2e3r4t5 qwe123456 admin
    admin123 admin888 administrator root123456 huawei123 changeme beijing beijing2008 shanghai
    zhongguo zhonghua woaizhongguo aizhongguo gongchandang renmin china123 xiaomi123 xinnian
    kuaile xinniankuaile gongxifacai wanshiruyi meihao mingtian jintian nihao nihaoma pengyou
    laopo laogong baobao baobei mimamima mima123456 zhegeshimima meiyoumima buzhidao
    我爱你 我的密码 新年快乐 恭喜发财 万事如意 中国人民 你好你好 密码密码
"""
HEAD = """\
# The 10,000 commonest passwords of zxcvbn 4.5.0 (MIT licence, Copyright 2012-2016 Dan Wheeler and
# Dropbox, Inc.) and those of Chinese users; made by tools/make_common_passwords.py.
"""


def main() -> None:
    """Write the file anew from the wheel that is named on the command line."""
    with zipfile.ZipFile(sys.argv[1]) as wheel, tempfile.TemporaryDirectory() as folder:
        lists = runpy.run_path(wheel.extract(MEMBER, folder))["FREQUENCY_LISTS"]
    commonest = [word.casefold() for word in lists["passwords"] if len(word) >= SHORTEST]
    words = dict.fromkeys([*CHINESE.split(), *commonest[:WANTED]])
    TARGET.write_text(HEAD + "\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} passwords written to {TARGET.name}")


if __name__ == "__main__":
    main()
