"""Debian's aiosmtpd on a port of loopback, for tests. Says as JSON, one line each, that it listens and what it takes.

The name before the @ of a recipient says how the server behaves: nobody (refused for good), later (refused for now),
slow (takes the text and never answers), lost (takes the text and breaks off). All others are taken.
Arguments: PORT (0 for a free one), and CERTIFICATE KEY USER PASSWORD to ask for STARTTLS and a login.
"""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(**line):
    print(json.dumps(line), flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 There is no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        say(
            mail=envelope.content.decode("utf-8"),
            to=envelope.rcpt_tos,
            sender=envelope.mail_from,
            isEncrypted=session.ssl is not None,
            isSignedIn=bool(session.authenticated),
        )
        if to.startswith("slow@"):
            await asyncio.sleep(3600)
        if to.startswith("lost@"):
            server.transport.abort()
        return "250 OK"


def options(arguments):
    if not arguments:
        return {}
    certificate, key, user, password = arguments
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def may_enter(server, session, envelope, mechanism, data):
        is_right = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=is_right, handled=is_right)

    return {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": may_enter,
        "auth_required": True,
    }


async def main(port, *arguments):
    given = options(arguments)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), hostname="localhost", enable_SMTPUTF8=True, **given), "127.0.0.1", int(port)
    )
    say(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
