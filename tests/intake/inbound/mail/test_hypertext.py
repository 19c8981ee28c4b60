from __future__ import annotations

from gehoord.intake.inbound.mail.hypertext import from_page


def test_lines_are_where_a_reader_sees_them():
    page = "<p>Dag\n   <b>No</b>or<br>hoe gaat het<ul><li>een<li>twee</ul><table><tr><td>x<td>y</table>"
    assert from_page(page) == "Dag Noor\nhoe gaat het\neen\ntwee\nx\ny"


def test_what_is_not_seen_is_not_said():
    assert from_page("<head><style>p{}</style><title>t</title></head><!-- x --><p>a<script>b()</script><img src=c>") == "a"


def test_depth_beyond_measure_loses_nothing():
    assert from_page("<div>" * 5_000 + "hallo" + "</div>" * 5_000) == "hallo"


def test_broken_pages_end_somewhere():
    assert from_page("<a href='" * 300 + "<!--" * 100 + "<table>" * 300) == ""
