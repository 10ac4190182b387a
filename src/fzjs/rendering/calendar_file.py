"""Events as an iCalendar file (RFC 5545), and what an earlier file of the same calendar says. Needs icalendar.

Programs that read calendars know an event by its UID and take a new version of it when its SEQUENCE and stamps are
greater. No clock decides these: the first time they come from the last change of the plans (`Stamp`); when the file
replaces an earlier one, an event that is the same keeps its own, and one that has changed goes beyond them. An event
that is no more is cancelled, since leaving it out would leave it standing in every calendar that has read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from fzjs.rendering.calendar_events import CalendarEvent

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_LARGEST_SEQUENCE = 2**31 - 1
_LAST_YEAR = 9000
_AT_NINE = timedelta(hours=9)
_NO_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """How new a version of an event is."""

    moment: datetime
    """In UTC, whole seconds: DTSTAMP and LAST-MODIFIED."""
    sequence: int

    @classmethod
    def of(cls, moment: datetime) -> Stamp:
        """The stamp of plans that were last changed at a moment: the later, the greater its sequence (minutes since
        2000, which fits into the 31 bits that programs keep)."""
        kept = max(moment.astimezone(UTC).replace(microsecond=0), _FIRST)
        return cls(kept, min(int((kept - _FIRST).total_seconds()) // 60, _LARGEST_SEQUENCE))

    def beyond(self, earlier: Stamp) -> Stamp:
        """This stamp, or one just greater than an earlier one."""
        sequence = min(max(self.sequence, earlier.sequence + 1), _LARGEST_SEQUENCE)
        return Stamp(max(self.moment, earlier.moment + timedelta(seconds=1)), sequence)


@dataclass(frozen=True, slots=True)
class EarlierEvent:
    """An event of an earlier file, as far as it matters for a new one."""

    event: CalendarEvent
    stamp: Stamp
    cancelled: bool

    def version(self, event: CalendarEvent, stamp: Stamp) -> Stamp:
        """The stamp of the event as it is now: its own, unless a reader would see a difference.

        Reminders make none: each reader has their own.
        """
        now = (_plain(event.summary), _plain(event.description), event.category, event.day)
        then = (self.event.summary, self.event.description, self.event.category, self.event.day)
        return self.stamp if now == then and not self.cancelled else stamp.beyond(self.stamp)


def as_ics(
    name: str,
    calendar_uid: str,
    events: Sequence[CalendarEvent],
    stamp: Stamp,
    *,
    remind: Iterable[int] = (7, 1),
    on: date = date.min,
    earlier: Mapping[str, EarlierEvent] | None = None,
) -> bytes:
    """The calendar as a file: all-day events with reminders `remind` days before, at nine in the morning.

    Nothing reminds of what is done, cancelled, or over on the day `on`. `earlier` are the events of the file that this
    one replaces, by UID.
    """
    known = dict(earlier or {})
    calendar = Calendar()
    calendar.add("prodid", "-//fzjs//fzjs//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("uid", calendar_uid)
    calendar.add("name", _plain(name))
    calendar.add("x-wr-calname", _plain(name))
    days_before = sorted(set(remind), reverse=True)
    for event in events:
        before = known.pop(event.uid, None)
        own = before.version(event, stamp) if before is not None else stamp
        component = _component(event, own)
        if event.open and event.act_by >= on:
            for days in days_before:
                component.add_component(_alarm(event, days))
        calendar.add_component(component)
    for gone in known.values():
        own = gone.stamp if gone.cancelled else stamp.beyond(gone.stamp)
        calendar.add_component(_component(gone.event, own, cancelled=True))
    return bytes(calendar.to_ical())


def read_ics(data: bytes, calendar_uid: str) -> dict[str, EarlierEvent]:
    """The events of an earlier file of this calendar, by UID; of another calendar none.

    Raises `ValueError` for what is no calendar.
    """
    calendar: Any = Calendar.from_ical(data)
    if str(calendar.get("uid", "")) != calendar_uid:
        return {}
    found = (_earlier(component) for component in calendar.walk("VEVENT"))
    return {each.event.uid: each for each in found if each is not None}


def _component(event: CalendarEvent, stamp: Stamp, *, cancelled: bool = False) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp.moment)
    component.add("last-modified", stamp.moment)
    component.add("sequence", stamp.sequence)
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(1))
    component.add("summary", _plain(event.summary))
    component.add("description", _plain(event.description))
    component.add("categories", [event.category])
    component.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    component.add("transp", "TRANSPARENT")  # a day on which something is due is no day that is taken
    return component


def _alarm(event: CalendarEvent, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(event.summary))
    alarm.add("trigger", event.act_by - event.day - timedelta(days) + _AT_NINE)
    return alarm


def _earlier(component: Any) -> EarlierEvent | None:
    """None for an event that is not one of ours: without an identifier, a day or a stamp."""
    day, moment = (getattr(component.get(name), "dt", None) for name in ("dtstart", "dtstamp"))
    sequence = component.get("sequence")
    if type(day) is not date or not isinstance(moment, datetime) or not isinstance(sequence, int):
        return None
    if max(day.year, moment.year) > _LAST_YEAR:
        return None
    categories = component.get("categories")
    category = "".join(str(each) for each in getattr(categories, "cats", ()))
    texts = [str(component.get(name, "")) for name in ("uid", "summary", "description")]
    event = CalendarEvent(texts[0], day, texts[1], texts[2], category, day, open=False)
    kept = min(max(int(sequence), 0), _LARGEST_SEQUENCE)
    stamp = Stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC), kept)
    return EarlierEvent(event, stamp, str(component.get("status", "")) == "CANCELLED")


def _plain(text: str) -> str:
    return _NO_TEXT.sub("", text)
