"""`chibo stop`: ends the program that runs on this machine in order, as “Đóng chương trình” on the home page does."""

import argparse
import secrets
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from assistant.cli.papers import GAPS, GOOD
from assistant.platform.paths import data_dir
from assistant.wording import cli as words

PATIENCE = 30.0
"""Seconds that the end may take: papers that wait are still brought to the outbox."""
ANSWER = 10.0  # seconds


def stop(options: argparse.Namespace) -> int:
    """End it and wait until it is gone."""
    from assistant.server.serve import RUNNING, answers, said_by

    found = said_by(data_dir() / RUNNING)
    if found is None or not answers(found["url"]):
        print(words.NOT_RUNNING)
        return GOOD
    try:
        ask_to_stop(found["url"])
    except (OSError, HTTPException) as error:
        print(words.NOT_STOPPED.format(why=error))
        return GAPS
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not answers(found["url"]):
            print(words.ENDED)
            return GOOD
        time.sleep(0.1)
    print(words.NOT_STOPPED.format(why=words.NO_END))
    return GAPS


def ask_to_stop(entrance: str) -> None:
    """As a browser does: in by the entrance, then the wish with the word against forged requests. HTTPException."""
    address = urlsplit(entrance)
    line = HTTPConnection(address.hostname or "", address.port, timeout=ANSWER)
    line.request("GET", f"{address.path}?{address.query}")
    came = line.getresponse()
    came.read()
    cookies = [value.split(";")[0] for name, value in came.getheaders() if name.lower() == "set-cookie"]
    word = secrets.token_hex(16)
    headers = {"Cookie": "; ".join([*cookies, f"_xsrf={word}"]), "X-XSRFToken": word}
    line.request("POST", "/chibo/stop", headers=headers)
    answer = line.getresponse()
    line.close()
    if answer.status != 204:
        raise HTTPException(f"HTTP {answer.status}")
