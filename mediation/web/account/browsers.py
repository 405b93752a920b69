"""A browser in words that its owner recognises."""

SYSTEMS = (
    ("Windows", "Windows"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"),
    ("HarmonyOS", "鸿蒙"), ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
BROWSERS = (
    ("MicroMessenger", "微信"), ("QIANXIN", "奇安信浏览器"), ("360", "360 浏览器"),
    ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip


def browser_name(agent: str | None) -> str:
    """As “Windows 上的 Edge”; what is not recognised is called an unknown browser."""
    text = agent or ""
    browser = next((name for mark, name in BROWSERS if mark in text), "未知浏览器")
    system = next((name for mark, name in SYSTEMS if mark in text), "")
    return f"{system} 上的 {browser}" if system else browser
