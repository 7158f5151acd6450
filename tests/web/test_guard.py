import socket

import pytest

from claimcheck.errors import InputError
from claimcheck.web import guard

NOT_PUBLIC = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # where clouds keep their secrets
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 (an address to be refused)
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_not_everybody_could_ask_is_not_public(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_what_everybody_can_ask_is_public(address: str) -> None:
    assert guard.is_public(address)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(InputError) as caught:
        guard.check_public("valley.example", ["93.184.216.34", "10.0.0.1"])
    assert str(caught.value) == (
        "leads to valley.example (10.0.0.1), in a private network; refused, but for --allow-private"
    )


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001"])
def test_other_spellings_of_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises(InputError):
        guard.check_public(host, guard.resolve(host, 80))


def test_a_name_without_a_server_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(InputError, match=r"no server by the name of nowhere\.example; check"):
        guard.resolve("nowhere.example", 80)
