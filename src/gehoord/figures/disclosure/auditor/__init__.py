"""The auditor: it has seen nothing but what was published."""

from gehoord.figures.disclosure.auditor.auditing import Audit, Auditor, against_certificate, audit, audit_figures
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble
from gehoord.figures.disclosure.auditor.formats import other_formats

__all__ = ["Audit", "Auditor", "Finding", "Trouble", "against_certificate", "audit", "audit_figures", "other_formats"]
