"""One report at a time, as a script for each municipality would make it: select its rows, then the same group-bys."""

from __future__ import annotations

import copy

import pandas as pd
from benchmarks._counting_in_pandas import PandasCount, Rows


def one_report(nation: PandasCount, code: str) -> dict[str, Rows]:
    """Tables 1a to 11 of one municipality from the frames of the nation, which are made ready once and not timed."""
    few = copy.copy(nation)
    few.codes = pd.Index([code])
    few.frames = _selected(nation, code)
    return few.all_tables()[code]


def _selected(nation: PandasCount, code: str) -> dict[str, pd.DataFrame]:
    """The rows about whoever lives there or came to a location there, as of the last day."""
    frames = nation.frames
    known = frames["residences"][frames["residences"].since <= nation.last].sort_values("since", kind="stable")
    home = known.drop_duplicates("client_id", keep="last")
    here = frames["locations"][frames["locations"].municipality.map(nation.under) == code].location_id
    clients = set(home.client_id[home.municipality.map(nation.under) == code])
    for name in ("contacts", "concerns"):
        clients |= set(frames[name].client_id[frames[name].location_id.isin(here)])
    kept = {
        name: frames[name][frames[name].client_id.isin(clients)] for name in ("clients", "residences", "contacts", "concerns")
    }
    kept["actions"] = frames["actions"][frames["actions"].concern_id.isin(kept["concerns"].concern_id)]
    kept |= {name: frames[name][frames[name].location_id.isin(here)] for name in ("visits", "alerts")}
    return {name: kept.get(name, frame) for name, frame in frames.items()}
