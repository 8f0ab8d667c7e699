"""How moments, lengths and amounts read on the screen. Pure words; knows no clock."""

from datetime import datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(moment: datetime) -> str:
    """A date that reads the same everywhere: "Thu 19 Nov"."""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}"


def clock(moment: datetime) -> str:
    """A time of day: "21:14"."""
    return f"{moment:%H:%M}"


def ago(moment: datetime, now: datetime) -> str:
    """How long since: "just now", "20 min ago", "2 h ago", "yesterday 22:10", "Thu 19 Nov"."""
    gap = now - moment
    local = moment.astimezone(now.tzinfo)
    if gap < timedelta(minutes=2):
        return "just now"
    if gap < timedelta(hours=1):
        return f"{int(gap.total_seconds() // 60)} min ago"
    if gap < timedelta(hours=10) and local.date() == now.date():
        return f"{int(gap.total_seconds() // 3600)} h ago"
    if local.date() == now.date():
        return f"today {clock(local)}"
    if local.date() == now.date() - timedelta(days=1):
        return f"yesterday {clock(local)}"
    return day(local) if local.year == now.year else f"{day(local)} {local.year}"


def length(seconds: float) -> str:
    """A length of time, roughly: "12 s", "4 min", "1 h 02 min"."""
    if seconds < 90:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"


def times(number: int) -> str:
    """How often: "not done yet", "once", "6 times"."""
    return {0: "not done yet", 1: "once", 2: "twice"}.get(number, f"{number} times")
