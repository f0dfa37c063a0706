"""Which hosts may be asked, and at which addresses of the network they may be."""

from __future__ import annotations

import ipaddress

from naptrack.sync.addresses import SCHEMES, Host, host_of, named_host

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 addresses that lead to the IPv4 address in their last 32 bits.
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")  # between a provider and its customers


class Gate:
    """The hosts that one source names, and whether it may reach into private networks."""

    def __init__(self, address: str, others: tuple[str, ...] = (), private: bool = False) -> None:
        """Let through the host of ``address`` and ``others``, at public addresses or, if ``private``, at others too.

        A host that is loopback by its very name was meant by whoever named it, so it may be there.
        Raises BadAddress for one of ``others`` that is no host.
        """
        self.private = private
        own = host_of(address)
        self._hosts = {own, *_both(own)}
        for name, port in map(named_host, others):
            self._hosts |= {Host(name, port)} if port else {Host(name, usual) for usual in SCHEMES.values()}
        self._names = {host.name for host in self._hosts}

    def knows(self, address: str) -> bool:
        """True where the host of ``address`` is one that the source names."""
        return host_of(address) in self._hosts

    def lets(self, name: str, ip: IP) -> bool:
        """True where the host ``name`` may be asked at ``ip``."""
        if is_public(ip):
            return True
        if ip.is_loopback and name in self._names and _is_loopback(name):
            return True
        private = ip.is_private or ip.is_loopback or ip in _SHARED
        return self.private and private and not (ip.is_link_local or ip.is_multicast or ip.is_unspecified)


def is_public(ip: IP) -> bool:
    """True for an address that anybody's request would reach, whichever way it is written.

    >>> is_public(ipaddress.ip_address("8.8.8.8")), is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if any(ip in network for network in _TRANSLATED):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local or ip.teredo:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _both(host: Host) -> set[Host]:
    """A host at its usual port of http answers for https too, and the other way round."""
    return {Host(host.name, port) for port in SCHEMES.values()} if host.port in SCHEMES.values() else set()


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
