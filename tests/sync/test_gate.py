"""Which hosts are asked, and where in the network they may be."""

import ipaddress

import pytest

from naptrack.sync.gate import Gate, is_public


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        pytest.param("8.8.8.8", True, id="public"),
        pytest.param("2001:4860:4860::8888", True, id="public IPv6"),
        pytest.param("64:ff9b::808:808", True, id="public, translated"),
        pytest.param("127.0.0.1", False, id="loopback"),
        pytest.param("127.8.8.8", False, id="elsewhere in loopback"),
        pytest.param("10.0.0.1", False, id="private, 10"),
        pytest.param("172.16.0.1", False, id="private, 172.16"),
        pytest.param("192.168.1.1", False, id="private, 192.168"),
        pytest.param("100.64.0.1", False, id="a provider's"),
        pytest.param("169.254.169.254", False, id="link-local: a cloud's secrets"),
        pytest.param("0.0.0.0", False, id="unspecified"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("255.255.255.255", False, id="broadcast"),
        pytest.param("198.18.0.1", False, id="benchmarks"),
        pytest.param("240.0.0.1", False, id="reserved"),
        pytest.param("::1", False, id="loopback IPv6"),
        pytest.param("::", False, id="unspecified IPv6"),
        pytest.param("fe80::1", False, id="link-local IPv6"),
        pytest.param("fec0::1", False, id="site-local"),
        pytest.param("fd00::1", False, id="unique local"),
        pytest.param("ff02::1", False, id="multicast IPv6"),
        pytest.param("::ffff:127.0.0.1", False, id="loopback as mapped"),
        pytest.param("::ffff:8.8.8.8", True, id="public as mapped"),
        pytest.param("::127.0.0.1", False, id="loopback as compatible"),
        pytest.param("64:ff9b::7f00:1", False, id="loopback as translated"),
        pytest.param("2002:7f00:1::", False, id="loopback as 6to4"),
        pytest.param("2001:0:7f00:1::", False, id="Teredo"),
    ],
)
def test_is_public(ip, public):
    assert is_public(ipaddress.ip_address(ip)) is public


@pytest.mark.parametrize(
    ("address", "others", "private", "name", "ip", "lets"),
    [
        pytest.param("https://a.org/", (), False, "a.org", "8.8.8.8", True, id="public"),
        pytest.param("https://a.org/", (), False, "a.org", "127.0.0.1", False, id="a name that leads to loopback"),
        pytest.param("https://a.org/", (), False, "a.org", "10.0.0.1", False, id="a name that leads inside"),
        pytest.param("http://127.0.0.1/", (), False, "127.0.0.1", "127.0.0.1", True, id="loopback by its number"),
        pytest.param("http://localhost/", (), False, "localhost", "::1", True, id="loopback by its name"),
        pytest.param("http://localhost/", (), False, "localhost", "10.0.0.1", False, id="localhost that is none"),
        pytest.param("http://127.0.0.1/", (), False, "a.org", "127.0.0.1", False, id="another name at loopback"),
        pytest.param("https://a.org/", ("127.0.0.1",), False, "127.0.0.1", "127.0.0.1", True, id="loopback beside it"),
        pytest.param("http://10.0.0.1/", (), False, "10.0.0.1", "10.0.0.1", False, id="inside, though named"),
        pytest.param("http://10.0.0.1/", (), True, "10.0.0.1", "10.0.0.1", True, id="inside, as it may"),
        pytest.param("http://a.org/", (), True, "a.org", "127.0.0.1", True, id="loopback, as it may"),
        pytest.param("http://a.org/", (), True, "a.org", "100.64.0.1", True, id="a provider's, as it may"),
        pytest.param("http://a.org/", (), True, "a.org", "169.254.169.254", False, id="link-local never"),
        pytest.param("http://a.org/", (), True, "a.org", "fe80::1", False, id="link-local IPv6 never"),
        pytest.param("http://a.org/", (), True, "a.org", "0.0.0.0", False, id="unspecified never"),
    ],
)
def test_lets(address, others, private, name, ip, lets):
    assert Gate(address, others, private).lets(name, ipaddress.ip_address(ip)) is lets


@pytest.mark.parametrize(
    ("address", "others", "asked", "knows"),
    [
        pytest.param("https://a.org/x", (), "https://a.org/y", True, id="the same"),
        pytest.param("http://a.org/x", (), "https://a.org/y", True, id="the same, encrypted"),
        pytest.param("https://a.org/x", (), "https://www.a.org/y", False, id="a host under it"),
        pytest.param("https://a.org/x", (), "https://a.org.evil.example/", False, id="a name that begins alike"),
        pytest.param("https://a.org/x", (), "https://a.org:8443/", False, id="another port"),
        pytest.param("http://a.org:8000/x", (), "http://a.org:8000/y", True, id="the same odd port"),
        pytest.param("http://a.org:8000/x", (), "http://a.org/y", False, id="the usual port beside an odd one"),
        pytest.param("https://a.org/", ("b.org",), "http://b.org/", True, id="another that is named"),
        pytest.param("https://a.org/", ("b.org",), "http://b.org:8000/", False, id="its other port"),
        pytest.param("https://a.org/", ("b.org:8000",), "http://b.org:8000/", True, id="named with its port"),
        pytest.param("https://a.org/", ("B.org",), "https://b.org/", True, id="named in capitals"),
    ],
)
def test_knows(address, others, asked, knows):
    assert Gate(address, others).knows(asked) is knows
