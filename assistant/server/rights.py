"""What each role may open. Every route asks here; what no rule names is the console's."""

from collections.abc import Mapping
from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import User

from assistant.domain.roles import PageRole
from assistant.server.door import Visitor
from assistant.server.kernels import Kernels, Owner

HOME, CHAIR, PROJECTOR = "home.ipynb", "chair.ipynb", "projector.ipynb"
RENDER, WALL = "/voila/render/", "/chibo/wall"
LANDING: Mapping[PageRole, str] = {
    PageRole.CONSOLE: RENDER + HOME,
    PageRole.CHAIR: RENDER + CHAIR,
    PageRole.PROJECTOR: WALL,
}
"""Where a role is led from the entrance."""
BEGUN_WITH = frozenset({"committee", "year"})
"""Pages that the console may be led to from the entrance, where its link names one."""
PAGES: Mapping[PageRole, frozenset[str]] = {
    PageRole.CHAIR: frozenset({CHAIR, PROJECTOR}),
    PageRole.PROJECTOR: frozenset({PROJECTOR}),
}
"""The pages of those who may not open all; the chair may put the wall on a screen and drive it by its keys.

Whoever only looks is led on to the wall that needs no kernel (`handlers.Page`).
"""
FOR_ALL = frozenset({"door", "asset", "ping", "wall"})
"""The way in, scripts and styles, the server's clock, which hold no data; and what the whole room sees."""


class Rights(Authorizer):
    """Jupyter's authorizer: by role, and for kernels by who started them."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """`action` plays no part: no route offers more than one that matters."""
        if not isinstance(user, Visitor):
            return False
        if resource == "kernels":
            return owns(user, handler.kernel_manager, handler.path_kwargs["kernel_id"])
        if resource == "page" and user.role in PAGES:
            return handler.path_kwargs["path"] in PAGES[user.role]
        return resource in FOR_ALL or user.role is PageRole.CONSOLE


def owns(visitor: Visitor, kernels: Kernels, kernel_id: str) -> bool:
    """A kernel belongs to the session that started it; the laptop's browsers share theirs. Nobody's is not there."""
    if kernel_id not in kernels:
        return True
    owner = kernels.owners.get(kernel_id)
    if owner is None:  # pre-heated, waiting for the console
        return visitor.role is PageRole.CONSOLE
    same = owner.session == visitor.username and visitor.role.covers(owner.role)
    return same or owner.role is visitor.role is PageRole.CONSOLE


def owner_of(visitor: Visitor) -> Owner:
    """The visitor as the owner of a kernel."""
    return Owner(visitor.role, visitor.username)
