"""Which servers may be asked.

A page or a feed can lead anywhere, also to the router and the databases of a newsroom. So the addresses that a name
stands for are looked at, and what is then connected to is one of these: a name that stands for another a moment later
(DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable

from claimcheck.errors import InputError

Resolve = Callable[[str, int], list[str]]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses that `host` stands for; raise InputError if there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"no server by the name of {host}; check the address and the network") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def numbers(host: str) -> list[str]:
    """Return the IP address that `host` is, however it is written, without asking anybody; none if it is a name."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return ["127.0.0.1"] if host == "localhost" or host.endswith(".localhost") else []


def check_public(host: str, addresses: list[str]) -> None:
    """Raise InputError if any of the `addresses` of `host` is not one that everybody on the internet could ask."""
    for address in addresses:
        if not is_public(address):
            shown = host if host.strip("[]") == address else f"{host} ({address})"
            raise InputError(f"leads to {shown}, in a private network; refused, but for --allow-private")


def is_public(address: str) -> bool:
    """Tell whether an IP address, and any other address within it, is neither private nor special."""
    return all(each.is_global and not each.is_multicast for each in _with_embedded(ipaddress.ip_address(address)))


def _with_embedded(address: _Address) -> list[_Address]:
    """Return the address and the IPv4 address it may stand for, which is where its packets end up."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    embedded = [address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        embedded.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [address, *filter(None, embedded)]
