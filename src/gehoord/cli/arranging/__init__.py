"""Arranging who serves what: agencies and their locations, fixed counsellors, visits by agreement, and who is away."""

from gehoord.cli.arranging import agencies, counsellors

__all__ = ["ARRANGING"]

ARRANGING = (
    agencies.add_agency_,
    agencies.add_location_,
    agencies.locations,
    agencies.close_location_,
    agencies.agree_visits_,
    counsellors.assign,
    counsellors.report_absence_,
)
"""The commands that the directory is given along (nl: opdrachten voor het adresboek)."""
