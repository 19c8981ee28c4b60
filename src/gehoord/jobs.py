"""What happens by itself: the worker does these, three lines each."""

from __future__ import annotations

import uuid

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from gehoord.casework.suggesting import rounds
from gehoord.chat.visits import forget_pages
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.carriers import CARRIERS
from gehoord.intake.inbound.mail import fetching
from gehoord.invented.telling import sentences
from gehoord.outreach import reminders, telling
from gehoord.people.letting_in import own_password
from gehoord.people.once import forget_sent
from gehoord.people.visits import SessionStore
from gehoord.reporting import early, production
from gehoord.reporting.demo import handed_over
from gehoord.reporting.formats import Format
from gehoord.reporting.road import closing, making, resuming
from gehoord.survey import invitations
from gehoord.vault import heads, retention


@app.task(name=production.PRINT_FORMAT, retry=RetryStrategy(max_attempts=3, wait=10))
def print_format(*, edition: str, fmt: str) -> None:
    """Print one format of an edition (nl: formaat afdrukken)."""
    production.print_format(uuid.UUID(edition), Format.coded(fmt))


@app.task(name=handed_over.TELL, retry=RetryStrategy(max_attempts=6, wait=10))
def tell_year() -> None:
    """Hand the year of a demo over (nl: jaar van de demo)."""
    handed_over.tell_year(at=timezone.now())


@app.task(name=production.TRANSLATE, retry=RetryStrategy(max_attempts=3, wait=10))
def translate(*, edition: str) -> None:
    """Write a report of a bundle in English (nl: vertalen)."""
    production.translate(uuid.UUID(edition))


@app.task(name=closing.CLOSE, retry=RetryStrategy(max_attempts=3, wait=10))
def close_volume(*, volume: str) -> None:
    """Fix the facts of a bundle (nl: cijfers vastzetten)."""
    closing.fix(uuid.UUID(volume))


@app.task(name=making.MAKE, retry=RetryStrategy(max_attempts=3, wait=10))
def make_volume(*, volume: str) -> None:
    """Make all reports of a bundle (nl: bundel maken)."""
    making.make(uuid.UUID(volume))


@app.periodic(cron="* * * * *")
@app.task(name="resume_volumes", queueing_lock="resume_volumes")
def resume_volumes(timestamp: int) -> None:  # noqa: ARG001 - the clock's own signature
    """Go on with a bundle that was cut short, each minute (nl: bundels hervatten)."""
    resuming.resume()


@app.periodic(cron="* * * * *")
@app.task(name="take_up_again", queueing_lock="take_up_again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - idem
    """Put back what a worker was at that was killed, each minute (nl: weer oppakken). The clock brings its own anew."""
    held = context.app.job_manager
    for job in await held.get_stalled_jobs():
        if job.queueing_lock:
            await held.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await held.retry_job(job)


@app.periodic(cron="* * * * *")
@app.task(name="sign_heads", queueing_lock="sign_heads")
def sign_heads(timestamp: int) -> None:  # noqa: ARG001 - the clock's own signature
    """Sign where the journal ends, each minute (nl: logboek ondertekenen)."""
    heads.sign_heads()


@app.periodic(cron="10 3 * * *")
@app.task(name="sweep", queueing_lock="sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - the clock's own signature
    """Destroy what is past its term, each night (nl: opruimen)."""
    retention.sweep(on=timezone.localdate())


@app.periodic(cron="20 * * * *")
@app.task(name="forget_visits", queueing_lock="forget_visits")
def forget_visits(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Remove the visits that have ended, each hour (nl: bezoeken vergeten)."""
    SessionStore.clear_expired()
    forget_sent(at=timezone.now())
    forget_pages(at=timezone.now())


@app.task(name=telling.TELL_COORDINATORS, retry=RetryStrategy(max_attempts=3, wait=10))
def tell_coordinators(*, office: str) -> None:
    """Let the coordinators of an office hear that something waits (nl: coördinatoren berichten)."""
    telling.tell_coordinators(uuid.UUID(office))


@app.task(name=telling.TELL, retry=RetryStrategy(max_attempts=3, wait=10))
def tell(*, person: str) -> None:
    """Let one person hear that something waits (nl: iemand berichten)."""
    telling.tell(uuid.UUID(person))


@app.task(name=own_password.TELL, retry=RetryStrategy(max_attempts=3, wait=10))
def tell_password_changed(*, person: str) -> None:
    """Let somebody hear that their password was changed (nl: bericht over wachtwoord)."""
    own_password.tell_changed(uuid.UUID(person))


@app.periodic(cron="0 7 * * 1-5")
@app.task(name="remind", queueing_lock="remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - the clock's own signature
    """Tell of alerts whose deadline passed, each working morning (nl: herinneren)."""
    reminders.remind(on=timezone.localdate(), at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(name="forget_invitations", queueing_lock="forget_invitations")
def forget_invitations(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Destroy the codes for a mark whose time is over, each night (nl: uitnodigingen opruimen)."""
    invitations.forget_old(on=timezone.localdate())


@app.periodic(cron="0 5 * * 1")
@app.task(name="look_early", queueing_lock="look_early")
def look_early(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Look for subjects that rise, each Monday morning (nl: vroeg zien)."""
    early.look(on=timezone.localdate())


@app.periodic(cron="30 4 * * 0")
@app.task(name=rounds.LEARN, queueing_lock=rounds.LEARN)
def learn_categories(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Let each office learn from what it sorted, each week (nl: categorieën leren)."""
    list(rounds.learn_everywhere(on=timezone.localdate(), in_a_demo=sentences()))


@app.periodic(cron="* * * * *")
@app.task(name="fetch_mail", queueing_lock="fetch_mail", lock="fetch_mail")
def fetch_mail(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Take the mail of every mailbox in, each minute (nl: post ophalen)."""
    fetching.fetch_all(at=timezone.now())


@app.task(name=outbox.SEND)
def send() -> None:
    """Send what waits to go out (nl: verzenden)."""
    outbox.send_due(CARRIERS, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="send_later", queueing_lock="send_later")
def send_later(timestamp: int) -> None:  # noqa: ARG001 - idem
    """Send what was to wait for its hour or for another try, each minute (nl: later verzenden)."""
    outbox.send_due(CARRIERS, at=timezone.now())
