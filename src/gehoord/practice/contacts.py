"""How a client and a counsellor reach each other."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class ContactKind(Term):
    """Why a contact took place (nl: soort contact). Source: Haarlem 2016, Table 3."""

    INTRODUCTION = (
        "introduction",
        "Individueel kennismakingsgesprek en uitleg rechtspositie",
        "Individual introduction and explanation of rights",
        Text(
            "Een gesprek om elkaar te leren kennen en te vertellen welke rechten iemand heeft; er hoeft niets te spelen.",
            "A talk to get to know each other and to tell somebody their rights; nothing needs to be the matter.",
        ),
    )
    CONCERN = (
        "concern",
        "Contacten bij vragen, problemen en klachten",
        "Contacts about questions, problems and complaints",
        Text(
            "Een contact met de cliënt, of met een ander namens de cliënt, over iets dat de cliënt bezighoudt.",
            "A contact with the client, or with somebody else on their behalf, about something that concerns the client.",
        ),
    )


class Channel(Term):
    """The way along which a contact or a concern came in (nl: kanaal). Source: general offer of counselling, channels."""

    PHONE = "phone", "Telefoon", "Phone"
    EMAIL = "email", "E-mail", "E-mail"
    WEB_FORM = "web_form", "Formulier op de website", "Form on the website"
    CHAT = "chat", "Chat", "Chat"
    WHATSAPP = "whatsapp", "WhatsApp", "WhatsApp"
    FACEBOOK = "facebook", "Facebook", "Facebook"
    TWITTER = "twitter", "Twitter", "Twitter"
    LETTER = "letter", "Brief", "Letter"
    VIDEO = "video", "Beeldbellen", "Video call"
    IN_PERSON = (
        "in_person",
        "Persoonlijk gesprek",
        "In person",
        Text("Cliënt en vertrouwenspersoon zitten bij elkaar.", "Client and counsellor sit together."),
    )
    GROUP_VISIT = (
        "group_visit",
        "Groepsbezoek",
        "Group visit",
        Text("Tijdens een bezoek van de vertrouwenspersoon aan de groep.", "During a visit of the counsellor to the group."),
    )


class Voice(Term):
    """Whose words or deeds a note tells (nl: van wie)."""

    CLIENT = (
        "client",
        "Wat de cliënt vertelde",
        "What the client told",
        Text("In de woorden van de cliënt.", "In the client's own words."),
    )
    OURS = (
        "ours",
        "Wat wij deden of afspraken",
        "What we did or agreed",
        Text("Wat de vertrouwenspersoon deed, of samen is afgesproken.", "What the counsellor did, or what was agreed."),
    )
