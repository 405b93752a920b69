"""Values that broke programs like this one, by kind; every one is text as a browser sends it."""

IDS = (
    "0", "-1", "3000000000", "99999999999999999999", "9" * 31, "１２３", "٣", "1_000", "1e3", "NaN",
    "%00", "../1", "1;--", "２",
)  # fmt: skip
AMOUNTS = (
    "NaN", "nan", "Infinity", "-Infinity", "1e400", "-0", "-0.00", "1_000", "１２３", "٣", "0.005",
    "0.004", "99999999999999.999", "99999999999999999999999", "1,000.00", "￥1000",
    "¥ 1，000", "1 000",
    "0x10", "--1", "1.2.3", "１２，３４５．６７", "1000元", "一千", "+5", ".5", "5.", "1e2", "",
    "21474836.47", "21474836.48", "92233720368547758.07", "92233720368547758.08",
)  # fmt: skip
DATES = (
    "2026-02-29", "2028-02-29", "2026-04-31", "0001-01-01", "9999-12-31", "10000-01-01",
    "1899-12-31",
    "2026-13-01", "2026-1-5", "2026/01/05", "２０２６-０１-０５", "2026-11-23T09:00", "1988-04-17",
    "1988-09-11", "0", "", "now", "2026-11-23\n", "-2026-01-01", "2026年1月5日",
)  # fmt: skip
IDENTITIES = (
    "360426199101010071", "360426199101010072", "11010519491231002x", "11010519491231002X",
    "110105491231002", "11010520991231002X", "３６０４２６１９９１０１０１００７１",
    " 360426199101010071 ",
    "13800001234", "+86 138 0000 1234", "１３８００００１２３４", "138-0000-1234", "12345",
)  # fmt: skip
TEXTS = (
    "", " ", "　", "'", "''--", "' OR 1=1--", "'; SELECT pg_sleep(3)--", "%", "_", "\\", "%_%\\",
    "<script>window.pwn=1</script>", '"><svg onload=window.pwn=1>', "{{7*7}}", "${7*7}", "{%raw%}",
    "<b>欠薪", "&foo;", "<para leftIndent=-9999>", "𠮷㐂龘", "👍🏽",
    "\u202eabc", "a\u0301", "\ufeff",
    "\x07\x1b[31m", "\r\nSet-Cookie: a=b", "\u2028", "None", "null", "undefined", "on", "y", "true",
    "a" * 10_000, "汉" * 3_000, "王" * 201, "\ud7ff", "\U0010ffff", "=HYPERLINK(1)", "@SUM(1)",
)  # fmt: skip
# No text at all: sent as raw bytes in the query or the form.
RAW = (b"%00", b"%ff%fe", b"%c0%af", b"%ed%a0%80", b"%", b"%zz", b"\xff")
EVERYTHING = IDS + AMOUNTS + DATES + IDENTITIES + TEXTS
QUERY_NAMES = (
    "page", "after", "before", "sort", "order", "view", "q", "tab", "state", "from", "to", "year",
    "month", "session", "subject", "receiver_id", "purpose", "save", "next", "expired", "body",
    "mediator", "owner", "late", "days", "person", "verb", "case", "size",
)  # fmt: skip
