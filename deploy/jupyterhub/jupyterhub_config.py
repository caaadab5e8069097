"""A commune's hub: one login a cell, each with a server and a data folder of its own. Read README.md first.

jupyterhub -f deploy/jupyterhub/jupyterhub_config.py
"""

import json
import os
import shutil
import sys
from pathlib import Path

c = get_config()  # type: ignore[name-defined] # noqa: F821  JupyterHub reads this file and gives the name

ROOT = Path(os.environ.get("CHIBO_HUB_ROOT", "/srv/chibo"))
ACCOUNTS = json.loads((ROOT / "tai-khoan.json").read_text("utf-8"))
CELLS, MACHINES, HUB = ROOT / "chi-bo", ROOT / "may", ROOT / "hub"
HUB.mkdir(mode=0o700, parents=True, exist_ok=True)

# Where the hub is reached: on this machine only. TLS is the operator's, by a proxy in front (README.md); where there is
# none, name certificate and key here (`c.JupyterHub.ssl_cert`, `ssl_key`) and another address than 127.0.0.1.
c.JupyterHub.bind_url = os.environ.get("CHIBO_HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.hub_port = int(os.environ.get("CHIBO_HUB_PORT", "8081"))
c.ConfigurableHTTPProxy.api_url = os.environ.get("CHIBO_HUB_PROXY", "http://127.0.0.1:8001")
c.JupyterHub.db_url = f"sqlite:///{HUB / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HUB / "cookie")
c.ConfigurableHTTPProxy.pid_file = str(HUB / "proxy.pid")

# Who comes in: the accounts of this Linux machine that tai-khoan.json names, by their passwords there. Their servers
# run under those accounts, so that the system itself keeps the cells' files apart.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False
c.Authenticator.allowed_users = set(ACCOUNTS)
c.JupyterHub.spawner_class = "local"

# One server a user, no second one under another name; what a user may take: `chibo hub` opens no more pages than fit,
# and no process of his gets more. systemd or containers count all his processes together (README.md).
c.JupyterHub.allow_named_servers = False
c.JupyterHub.active_server_limit = 40
c.JupyterHub.concurrent_spawn_limit = 4
c.Spawner.cmd = [sys.executable, "-m", "assistant.cli", "hub"]
c.Spawner.mem_limit = "600M"
c.Spawner.start_timeout = 90
c.Spawner.http_timeout = 90


def settle(spawner):  # noqa: ANN001, ANN201  JupyterHub's own kind
    """Folders of the user who is about to get a server: a cell's folder and a data folder, each his alone."""
    name = spawner.user.name
    account = ACCOUNTS[name]
    cell, machine = CELLS / account["chi_bo"], MACHINES / name
    for folder in (cell, machine):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if c.JupyterHub.spawner_class == "local":
            shutil.chown(folder, name)
    spawner.environment.update(CHIBO_DATA=str(machine), CHIBO_WORKSPACE=str(cell), CHIBO_MACHINE=name)
    spawner.args = ["--tree", str(CELLS)] if account.get("cap_uy") else []


c.Spawner.pre_spawn_hook = settle

# A server that nobody has looked at for an hour ends; an open page counts as looking, so no meeting is ended. What is
# recorded lies in the journal; papers that wait for the share go on when the user comes back.
c.JupyterHub.services = [
    {"name": "cull", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]},
]
c.JupyterHub.load_roles = [
    {
        "name": "cull",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["cull"],
    },
]
