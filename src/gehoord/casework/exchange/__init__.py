"""Whole registers in and out: what another system knew about clients, taken over by its ids and given back by them."""

from gehoord.casework.exchange.comparing import DoesNotFit, TakenOver
from gehoord.casework.exchange.giving_out import CaseRows, give_out
from gehoord.casework.exchange.taking_in import take_in

__all__ = ["CaseRows", "DoesNotFit", "TakenOver", "give_out", "take_in"]
