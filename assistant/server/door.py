"""Who may come in: the run's token, the login cookie it is exchanged for, and the headers every page carries."""

import os
import re
import secrets
from pathlib import Path
from typing import Any

from jupyter_server.auth.identity import IdentityProvider
from tornado.web import RequestHandler

ENTER = "/chibo/enter"
COOKIE_DAYS = 30
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
_TOKEN = re.compile(r"(token=)[^&\s\"']+")


class Door(IdentityProvider):
    """Jupyter's identity provider, with one entrance: the token counts in `/chibo/enter` and in no other address."""

    @property
    def login_available(self) -> bool:
        """No login form: the token of the run is the only key."""
        return False

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login and no logout page."""
        return []

    def get_token(self, handler: RequestHandler) -> str | None:
        """The token in the address, at the entrance only."""
        return handler.get_argument("token", "") if handler.request.path == ENTER else ""

    async def get_user_token(self, handler: RequestHandler) -> Any:
        """The user behind the token, compared in constant time."""
        given = self.get_token(handler)
        if not given or not secrets.compare_digest(given.encode(), self.token.encode()):
            return None
        return self.generate_anonymous_user(handler)


def redacted(text: str) -> str:
    """The text without any token, for logs."""
    return _TOKEN.sub(r"\1…", text)


def write_private(file: Path, text: str) -> None:
    """Write a file that only this user can read, whole or not at all."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def cookie_secret(file: Path) -> bytes:
    """The key that signs login cookies: kept on this machine, so that an open page is let in again after a restart."""
    if not file.is_file() or len(file.read_text(encoding="ascii").strip()) != 64:
        write_private(file, secrets.token_hex(32))
    return bytes.fromhex(file.read_text(encoding="ascii").strip())
