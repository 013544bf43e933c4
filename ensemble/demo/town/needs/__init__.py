"""Nineteen needs, in every state, in the client's own words."""

from ensemble.demo.town.needs.chosen_counts import CHOSEN_COUNTS
from ensemble.demo.town.needs.chosen_offices import CHOSEN_OFFICES
from ensemble.demo.town.needs.chosen_plants import CHOSEN_PLANTS
from ensemble.demo.town.needs.chosen_works import CHOSEN_WORKS
from ensemble.demo.town.needs.composing import COMPOSING
from ensemble.demo.town.needs.early import EARLY
from ensemble.demo.town.needs.meeting import MEETING
from ensemble.demo.town.needs.none_fits import NONE_FITS
from ensemble.demo.town.needs.shared import SHARED

NEEDS = [
    *CHOSEN_OFFICES,
    *CHOSEN_WORKS,
    *CHOSEN_PLANTS,
    *CHOSEN_COUNTS,
    *NONE_FITS,
    *MEETING,
    *SHARED,
    *COMPOSING,
    *EARLY,
]
