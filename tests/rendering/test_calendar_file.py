"""Calendars as files: versions that only grow, and earlier files that may hold anything."""

from __future__ import annotations

import random
import warnings
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fzjs.rendering.calendar_events import CalendarEvent
from fzjs.rendering.calendar_file import Stamp, as_ics, read_ics

NOW = Stamp.of(datetime(2024, 5, 1, 8, tzinfo=UTC))
EVENTS = tuple(
    CalendarEvent(
        f"uid-{month}",
        date(2024, month, 2),
        f"报送：{month}月",
        "时限：每月2日前",
        "报送",
        date(2024, month, 2),
    )
    for month in (5, 6)
)
FILE = as_ics("期限", "calendar", EVENTS, NOW)


def test_a_file_reads_back_as_it_was_written() -> None:
    found = read_ics(FILE, "calendar")
    assert list(found) == ["uid-5", "uid-6"]
    assert [each.stamp for each in found.values()] == [NOW, NOW]
    assert (
        as_ics("期限", "calendar", EVENTS, Stamp.of(datetime(2030, 1, 1, tzinfo=UTC)), earlier=found) == FILE
    )


def test_another_calendar_has_no_earlier_events() -> None:
    assert read_ics(FILE, "another") == {}


def test_a_later_change_has_a_greater_stamp() -> None:
    moments = [datetime(year, 3, 1, tzinfo=UTC) for year in (1990, 2000, 2024, 2099, 9999)]
    stamps = [Stamp.of(moment) for moment in moments]
    assert stamps == sorted(stamps, key=lambda stamp: (stamp.sequence, stamp.moment))
    assert all(0 <= stamp.sequence < 2**31 for stamp in stamps)
    assert Stamp.of(datetime(2024, 5, 1, 16, tzinfo=timezone(timedelta(hours=8)))) == NOW


def test_beyond_an_earlier_stamp_is_always_greater() -> None:
    for moment in (datetime(2020, 1, 1, tzinfo=UTC), NOW.moment, datetime(2040, 1, 1, tzinfo=UTC)):
        earlier = Stamp.of(moment)
        later = NOW.beyond(earlier)
        assert later.sequence > earlier.sequence
        assert later.moment > earlier.moment


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (b"DTSTAMP:20240501T080000Z", b"DTSTAMP:99991231T235959Z"),
        (b"DTSTAMP:20240501T080000Z", b"DTSTAMP:20240501T080000"),
        (b"DTSTART;VALUE=DATE:20240502", b"DTSTART;VALUE=DATE:99991231"),
        (b"DTSTART;VALUE=DATE:20240502", b"DTSTART:20240502T080000Z"),
        (b"SEQUENCE:%d" % NOW.sequence, b"SEQUENCE:99999999999"),
        (b"SEQUENCE:%d" % NOW.sequence, b"SEQUENCE:-5"),
        (b"SEQUENCE:%d" % NOW.sequence, b"X-OTHER:1"),
    ],
)
def test_an_event_that_somebody_has_changed_by_hand_does_no_harm(line: bytes, instead: bytes) -> None:
    assert line in FILE
    earlier = read_ics(FILE.replace(line, instead, 1), "calendar")
    again = read_ics(as_ics("期限", "calendar", EVENTS, NOW, earlier=earlier), "calendar")
    assert {"uid-5", "uid-6"} <= set(again)
    assert all(0 <= each.stamp.sequence < 2**31 for each in again.values())


def test_damaged_files_are_refused_or_read_never_more() -> None:
    chance = random.Random(20240501)
    pieces = [
        b"\r\n",
        b":",
        b";",
        b"BEGIN:VEVENT",
        b"END:VEVENT",
        b"VALUE=DATE",
        b"\xff",
        b"20240230",
        b"-5",
        b"TZID=X/Y",
    ]
    for _ in range(300):
        damaged = bytearray(FILE)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 12)] = chance.choice(pieces)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                earlier = read_ics(bytes(damaged), "calendar")
            except ValueError:
                continue
            as_ics("期限", "calendar", EVENTS, NOW, earlier=earlier)
