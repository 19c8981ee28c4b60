"""Which process runs which file of tests: one takes those that drive a browser; of the others the longest come first."""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadFileScheduling

BROWSER = "tests/browser/"
LONGEST = (
    "tests/web/test_sweep.py",
    "tests/figures/test_counting.py",
    "tests/config/launch/test_commands.py",
    "tests/config/launch/test_house.py",
    "tests/figures/disclosure/test_protection.py",
    "tests/chat/test_history.py",
    "tests/vault/test_backup.py",
    "tests/invented/test_nation.py",
    "tests/reporting/test_delivery.py",
)
"""What would keep one process busy while nothing is left for the others, the longest first."""


class BrowserBeside(LoadFileScheduling):
    """The last process takes the files with a browser; the others come to them when nothing else is left.

    A browser leaves its loop running in its process, and nothing that has a loop of its own can follow it. So who began with
    those files takes no others.
    """

    def _assign_work_unit(self, node: Any) -> None:
        wanted = min((scope for scope in self.workqueue if self._suits(node, scope)), key=_place, default=None)
        if wanted is not None:
            self.workqueue.move_to_end(wanted, last=False)
        super()._assign_work_unit(node)

    def _reschedule(self, node: Any) -> None:
        if self._begins_in_browser(node) and not any(map(_in_browser, self.workqueue)) and not node.shutting_down:
            node.shutdown()
            return
        super()._reschedule(node)

    def _suits(self, node: Any, scope: str) -> bool:
        return _in_browser(scope) == self._begins_in_browser(node)

    def _begins_in_browser(self, node: Any) -> bool:
        return self.numnodes > 2 and node.gateway.id == f"gw{self.numnodes - 1}"


def _place(scope: str) -> int:
    return LONGEST.index(scope) if scope in LONGEST else len(LONGEST)


def _in_browser(scope: str) -> bool:
    return scope.startswith(BROWSER)
