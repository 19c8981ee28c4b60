"""What is behind each address of the portal, but for the reports and their keys."""

from django.urls import URLPattern, path

from gehoord.web.portal import agreements, alerts

ADDRESSES: list[URLPattern] = [
    path("portaal/signalen/", alerts.alerts, name="portal_alerts"),
    path("portaal/signalen/<uuid:alert_id>/", alerts.alert, name="portal_alert"),
    path("portaal/afspraken/", agreements.agreements, name="portal_agreements"),
]
