from gehoord.practice.categories import COMPLAINTS, MISCONDUCT_PARTS, PROBLEMS, QUESTIONS, ConcernKind

ALL = (*QUESTIONS, *PROBLEMS, *COMPLAINTS, *MISCONDUCT_PARTS)


def test_there_are_four_questions_eleven_problems_and_fourteen_complaints():
    assert (len(QUESTIONS), len(PROBLEMS), len(COMPLAINTS)) == (4, 11, 14)


def test_labels_are_as_printed():
    assert [one.label.nl for one in QUESTIONS] == ["Groepsregels", "Werkwijze instantie", "Wetgeving", "Andere vragen"]
    assert [one.label.nl for one in PROBLEMS] == [
        "Persoonlijke geschiedenis in de hulpverlening",
        "Familie / Thuis",
        "Vrienden / School / Werk",
        "Seksualiteit / Relaties",
        "Woonsituatie / Groep / Groepsgenoten",
        "Psychisch / Welzijn",
        "Geloof / Religie",
        "Lichamelijk / Psychisch geweld",
        "Zwangerschap",
        "Drugs / Alcohol / Gokken",
        "Andere problemen",
    ]
    assert [one.label.nl for one in COMPLAINTS] == [
        "Bejegening",
        "Bereikbaarheid / Beschikbaarheid / Afspraken",
        "Beslissingen",
        "Dossier",
        "Gebrekkige informatie",
        "Grensoverschrijdend gedrag",
        "Klachtenprocedure",
        "Maatregelen en sancties gesloten jeugdhulp",
        "Onderzoek",
        "Privacy",
        "Rapportage",
        "Samenwerking tussen instanties",
        "Uitvoering jeugdhulp",
        "Andere klachten",
    ]


def test_codes_are_those_of_the_exchange():
    questions = "group_rules agency_practice legislation other_question"
    problems = (
        "care_history family_home friends_school_work sexuality_relationships living_situation mental_wellbeing "
        "faith_religion violence pregnancy substances_gambling other_problem"
    )
    complaints = (
        "treatment availability decisions file poor_information misconduct complaint_procedure secure_care_measures "
        "investigation privacy reporting cooperation care_delivery other_complaint"
    )
    assert [[one.code for one in group] for group in (QUESTIONS, PROBLEMS, COMPLAINTS)] == [
        questions.split(),
        problems.split(),
        complaints.split(),
    ]
    assert [one.code for one in MISCONDUCT_PARTS] == ["misconduct_psychological", "misconduct_sexual", "misconduct_physical"]


def test_no_code_and_no_label_comes_twice():
    assert len({one.code for one in ALL}) == len(ALL)
    assert len({one.label.nl for one in ALL}) == len(ALL)
    assert len({one.label.en for one in ALL}) == len(ALL)


def test_questions_and_complaints_are_defined_and_problems_are_not():
    for one in ALL:
        assert (one.definition is None) is (one.kind is ConcernKind.PROBLEM), one.code
        assert one.definition is None or (one.definition.nl.endswith(".") and one.definition.en.endswith(".")), one.code


def test_each_kind_has_one_category_for_all_else_and_it_stands_last():
    for group in (QUESTIONS, PROBLEMS, COMPLAINTS):
        assert [one.is_other for one in group] == [False] * (len(group) - 1) + [True]
        assert group[-1].label.nl.startswith("Andere ")
