"""The auditor: it has seen nothing but what was published."""

from gehoord.figures.disclosure.auditor.auditing import Audit, against_certificate, audit, audit_figures
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble

__all__ = ["Audit", "Finding", "Trouble", "against_certificate", "audit", "audit_figures"]
