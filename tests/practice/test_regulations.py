import pytest

from gehoord.practice.regulations import REGULATIONS, RegulationUnreadable, read_regulations
from gehoord.practice.terms import Length, Unit

EXAMPLE = """
[[regulation]]
code = "own"
label = { nl = "Eigen regeling", en = "Own regulation" }
source = "Klachtregeling 2020"

[[regulation.limit]]
code = "answer"
label = { nl = "Antwoord", en = "Answer" }
begins_with = { nl = "de brief", en = "the letter" }
length = { amount = 10, unit = "working_days" }
source = "art. 4"
"""

LIMITS = [limit for regulation in REGULATIONS.values() for limit in regulation.limits]


def test_the_known_deadlines_are_there():
    lengths = {limit.code: limit.length for limit in LIMITS}
    assert lengths["conversation_report"] == Length(2, Unit.WEEKS)
    assert lengths["first_contact"] == Length(5, Unit.WORKING_DAYS)
    assert lengths["safety_plan"] == Length(3, Unit.MONTHS)
    assert lengths["objection"] == Length(6, Unit.WEEKS)
    assert lengths["agency_reaction"] == Length(1, Unit.MONTHS)
    assert len(lengths) == len(LIMITS)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.code)
def test_every_deadline_names_its_source_and_what_is_to_be_checked(limit):
    assert limit.source
    assert limit.to_check is not None
    assert all(text.nl and text.en for text in (limit.label, limit.begins_with, limit.to_check))


@pytest.mark.parametrize("regulation", REGULATIONS.values(), ids=lambda regulation: regulation.code)
def test_whatever_rests_on_an_act_is_to_be_checked_by_a_lawyer(regulation):
    assert regulation.check_with_lawyer or not any(limit.statutory for limit in regulation.limits)


def test_an_organisation_reads_its_own_regulation():
    (own,) = read_regulations(EXAMPLE)
    assert own.check_with_lawyer
    limit = own.limit("answer")
    assert limit.length.words.nl == "10 werkdagen"
    assert (limit.extendable_by, limit.may_be_suspended, limit.statutory, limit.to_check) == (None, False, False, None)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('source = "art. 4"', ""),
        ("working_days", "fortnights"),
        ("amount = 10", 'amount = "ten"'),
        ('nl = "Antwoord", ', ""),
        ("[[regulation]]", "[[regel]]"),
        ("[[regulation]]", "[[regulation"),
        ('{ nl = "de brief", en = "the letter" }', '"de brief"'),
        ('{ amount = 10, unit = "working_days" }', "10"),
    ],
)
def test_a_regulation_that_cannot_be_read_is_refused_in_words(was, becomes):
    assert was in EXAMPLE
    with pytest.raises(RegulationUnreadable, match="Vergelijk het bestand"):
        read_regulations(EXAMPLE.replace(was, becomes))
