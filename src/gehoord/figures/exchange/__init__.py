"""The exchange folder: nine CSV files that hold a whole register. It is read strictly and refused whole, with every fault."""

from gehoord.figures.exchange.faults import Fault, RegisterRefused
from gehoord.figures.exchange.reading import read
from gehoord.figures.exchange.register import Register
from gehoord.figures.exchange.writing import RegisterNotWritten, TargetNotARegister, write

__all__ = ["Fault", "Register", "RegisterNotWritten", "RegisterRefused", "TargetNotARegister", "read", "write"]
