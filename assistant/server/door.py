"""Who may come in: the run's tokens, the login cookie each is exchanged for, and the headers every page carries."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler
from traitlets import Bool, Unicode

from assistant.domain.roles import PageRole
from assistant.server.lan import LOCAL
from assistant.server.private import ENTER

FORWARDING = frozenset(
    [
        "forwarded",
        "via",
        "x-real-ip",
        "x-client-ip",
        "x-original-host",
        "x-original-url",
        "x-proxyuser-ip",
        "true-client-ip",
        "cf-connecting-ip",
        "client-ip",
    ]
)
"""Headers (lower case) by which a proxy says that it passes a request on; besides all that begin `x-forwarded`."""
COOKIE_DAYS: Mapping[PageRole, float] = {PageRole.CONSOLE: 30, PageRole.CHAIR: 0.5, PageRole.PROJECTOR: 0.5}
"""Days a login lasts: the laptop's own for a month; the others for one meeting and a restart in the middle of it."""
# Voila and anywidget start from inline scripts and load widget modules from blob: addresses; nothing names a host.
CONTENT_SECURITY_POLICY = "; ".join(  # noqa: FLY002  one rule a line
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


@dataclass
class Visitor(User):
    """A browser that came in: `username` is its session, a random id."""

    role: PageRole = PageRole.PROJECTOR


@dataclass(frozen=True)
class Tokens:
    """The keys of one run; an empty one opens nothing."""

    console: str
    chair: str = ""
    projector: str = ""

    @classmethod
    def new(cls, lan: bool) -> "Tokens":
        """Fresh ones: 256 bits for the console, 128 for those that must fit into a small QR code."""
        others = (secrets.token_urlsafe(16), secrets.token_urlsafe(16)) if lan else ()
        return cls(secrets.token_urlsafe(32), *others)

    def all(self) -> tuple[str, ...]:
        """Those that exist."""
        return tuple(filter(None, (self.console, self.chair, self.projector)))


class Door(IdentityProvider):
    """Jupyter's identity provider, with one entrance: a token counts in `/chibo/enter` and in no other address.

    The cookie carries role and session, signed. The console's token and cookie count on this machine only: over the
    network, where nothing is encrypted, they open nothing.
    """

    chair_token = Unicode("", config=True, help="The chair's token; none where it is empty.")
    projector_token = Unicode("", config=True, help="The projector's token; none where it is empty.")
    trusts_proxy = Bool(False, config=True, help="Whether what a proxy on this machine passes on counts as local.")

    @property
    def login_available(self) -> bool:
        """No login form: the tokens of the run are the only keys."""
        return False

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login and no logout page."""
        return []

    def get_token(self, handler: RequestHandler) -> str | None:
        """The token in the address, at the entrance only."""
        return handler.get_argument("token", "") if handler.request.path == ENTER else ""

    async def get_user_token(self, handler: RequestHandler) -> User | None:
        """The visitor behind the token. A browser that is in keeps its session, and its role where that covers more."""
        role = self._role_of(self.get_token(handler) or "")
        if role is None or (role is PageRole.CONSOLE and not self.is_own(handler)):
            return None
        known = self.get_user_cookie(handler)
        if known is None:
            return Visitor(uuid4().hex, role=role)
        return known if known.role.covers(role) else Visitor(known.username, role=role)

    def _role_of(self, given: str) -> PageRole | None:
        """Compared in constant time, with all of them."""
        tokens = {
            PageRole.CONSOLE: self.token,
            PageRole.CHAIR: self.chair_token,
            PageRole.PROJECTOR: self.projector_token,
        }
        same = [
            role for role, token in tokens.items() if token and secrets.compare_digest(given.encode(), token.encode())
        ]
        return same[0] if same else None

    def user_to_cookie(self, user: User) -> str:
        """Session and role; the server signs it."""
        assert isinstance(user, Visitor)
        return json.dumps({"session": user.username, "role": user.role})

    def user_from_cookie(self, cookie_value: str) -> Visitor:
        """What `user_to_cookie` wrote, its signature checked; a cookie of an older version names no role: KeyError."""
        said = json.loads(cookie_value)
        return Visitor(said["session"], role=PageRole(said["role"]))

    def set_login_cookie(self, handler: RequestHandler, user: User) -> None:
        """Sent to this server only, read by no script, and never along with what another site asks for."""
        assert isinstance(user, Visitor)
        handler.set_signed_cookie(
            self.get_cookie_name(handler),
            self.user_to_cookie(user),
            expires_days=COOKIE_DAYS[user.role],
            path="/",
            httponly=True,
            samesite="Strict",
        )

    def get_user_cookie(self, handler: RequestHandler) -> Visitor | None:
        """The visitor a cookie names; none where it is forged, too old for its role, or the console's from afar."""
        name = self.get_cookie_name(handler)
        value = handler.get_signed_cookie(name, max_age_days=max(COOKIE_DAYS.values()))
        if value is None:
            return None
        try:
            visitor = self.user_from_cookie(value.decode())
        except (KeyError, ValueError) as error:
            self.log.warning("A login cookie of another version: %s", error)
            return None
        fresh = handler.get_signed_cookie(name, max_age_days=COOKIE_DAYS[visitor.role]) is not None
        return visitor if fresh and (visitor.role is not PageRole.CONSOLE or self.is_own(handler)) else None

    def is_own(self, handler: RequestHandler) -> bool:
        """Whether a console may ask: on this machine, and not by a proxy unless the operator vouches for it.

        A proxy on this machine reaches us at 127.0.0.1, whoever asked it.
        """
        return is_local(handler) and (self.trusts_proxy or not is_forwarded(handler))


def is_forwarded(handler: RequestHandler) -> bool:
    """Whether a proxy passed the request on: it says so in a header, or speaks HTTP/1.0, which no browser does."""
    names = [name.lower() for name in handler.request.headers]
    said = any(name in FORWARDING or name.startswith("x-forwarded") for name in names)
    return said or handler.request.version == "HTTP/1.0"


def is_local(handler: RequestHandler) -> bool:
    """Whether the request reached this machine at 127.0.0.1: no other machine can do that, whatever Host it names."""
    connection: Any = handler.request.connection
    # A websocket takes the stream over from the request once it is open.
    stream = connection.stream or getattr(getattr(handler, "ws_connection", None), "stream", None)
    socket = stream.socket if stream else None
    return socket is not None and socket.getsockname()[0] == LOCAL
