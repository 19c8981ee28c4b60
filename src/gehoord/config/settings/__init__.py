"""How Django is set up, in ten parts; each says why where it is not plain."""

from gehoord.config.settings.accounts import *  # noqa: F403 - the settings are the sum of their parts
from gehoord.config.settings.door import *  # noqa: F403 - idem
from gehoord.config.settings.issuer import *  # noqa: F403 - idem
from gehoord.config.settings.language import *  # noqa: F403 - idem
from gehoord.config.settings.messaging import *  # noqa: F403 - idem
from gehoord.config.settings.post import *  # noqa: F403 - idem
from gehoord.config.settings.rooms import *  # noqa: F403 - idem
from gehoord.config.settings.storage import *  # noqa: F403 - idem
from gehoord.config.settings.telephone import *  # noqa: F403 - idem
from gehoord.config.settings.trust import *  # noqa: F403 - idem
