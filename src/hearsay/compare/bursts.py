"""Unusual days of a series of counts, found against its own past."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from hearsay.records import Plain

Method = Literal["gamma-poisson"]

PAST = timedelta(days=28)
"""How far back a day is held against."""
FEWEST_DAYS = 7
"""Days in that time below which nothing is said: what is usual is not known."""
FEWEST = 3
"""Counts below this are no burst, however quiet it was before."""
RISK = 0.01
"""How improbable so high a count must be by the days before."""


class Burst(Plain):
    """A day (ISO) with more than its past lets expect. ``expected`` is the count that the past lets expect, ``chance`` the probability of
    this count or a higher one, ``past`` on how many days both rest."""

    day: str
    count: int
    expected: float
    chance: float
    past: int
    method: Method = "gamma-poisson"


def bursts(days: Sequence[str], counts: Sequence[int]) -> list[Burst]:
    """The unusual days, in order. ``days`` are ISO days in order on which anything at all was told (days of silence say nothing about the
    series), ``counts`` the series on them.

    The method is the Bayesian detection of outbreaks (``algo.bayes`` of the R package surveillance; M. Höhle, "surveillance: An R package
    for the monitoring of infectious diseases", Computational Statistics 22, 2007): counts are Poisson with a rate on which nothing is
    known before (Jeffreys' prior); after the past days the next count has a negative binomial distribution, and a count in its upper tail
    is unusual. A day is held against earlier days alone, and bursts stay in the past of later days: what lasts becomes usual.
    """
    found = []
    for at, count in enumerate(counts):
        if count < FEWEST:
            continue
        since = (date.fromisoformat(days[at]) - PAST).isoformat()
        past = counts[bisect_left(days, since) : at]
        if len(past) < FEWEST_DAYS:
            continue
        shape = 0.5 + sum(past)
        chance = upper_tail(count, shape, len(past))
        if chance < RISK:
            found.append(
                Burst(day=days[at], count=count, expected=round(shape / len(past), 2), chance=float(f"{chance:.2g}"), past=len(past))
            )
    return found


def upper_tail(count: int, shape: float, days: int) -> float:
    """The probability of ``count`` or more for a Poisson count whose rate has a gamma distribution (shape; inverse scale ``days``)."""
    if count <= 0:
        return 1.0
    log = shape * math.log(days / (days + 1))  # of the probability of no event
    below = 0.0
    for k in range(count):
        below += math.exp(log)
        log += math.log((shape + k) / ((k + 1) * (days + 1)))
    return max(0.0, 1.0 - below)
