"""Downloads of the statistics office for years after the packaged ones: read kindly, taken over whole or not at all."""

from gehoord.directory.cbs.importing import Imported, Kind, import_download
from gehoord.directory.cbs.sheet import DownloadRefused

__all__ = ["DownloadRefused", "Imported", "Kind", "import_download"]
