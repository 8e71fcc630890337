//! Addresses that are not of the public Internet (RFC 6890 and IANA's registries of special-purpose addresses).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is private, local, reserved, or wraps one that is.
pub fn is_special(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => v4(ip),
        IpAddr::V6(ip) => v6(ip),
    }
}

fn v4(ip: Ipv4Addr) -> bool {
    match ip.octets() {
        // This network, private, loopback, link-local.
        [0 | 10 | 127, ..] | [169, 254, ..] | [192, 168, ..] => true,
        [172, b, ..] => (16..32).contains(&b),
        // Shared by providers (RFC 6598).
        [100, b, ..] => (64..128).contains(&b),
        // Protocol assignments, documentation, relays.
        [192, 0, 0 | 2, _] | [192, 88, 99, _] | [198, 51, 100, _] | [203, 0, 113, _] => true,
        // Benchmarks.
        [198, 18 | 19, ..] => true,
        // Multicast, reserved, broadcast.
        [a, ..] => a >= 224,
    }
}

fn v6(ip: Ipv6Addr) -> bool {
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        v4(Ipv4Addr::new(a, b, c, d))
    };
    match ip.segments() {
        // Unspecified, loopback and the old IPv4-compatible form.
        [0, 0, 0, 0, 0, 0, _, _] => true,
        // IPv4 mapped, translated (RFC 6052), and 6to4: what is inside decides.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            inner(high, low)
        }
        // Local translation, Teredo and other protocol assignments, documentation, discard.
        [0x64, 0xff9b, 1, ..] | [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] | [0x100, 0, 0, 0, ..] => true,
        [0x2001, second, ..] if second < 0x200 => true,
        // Unique local, link-local, site-local, multicast.
        [first, ..] => first & 0xfe00 == 0xfc00 || first & 0xff80 == 0xfe80 || first & 0xff00 == 0xff00,
    }
}

#[cfg(test)]
mod tests {
    use super::is_special;

    #[test]
    fn only_the_public_internet_is_not_special() {
        let special = "0.0.0.0 10.1.2.3 127.0.0.1 127.255.0.9 100.64.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 \
                       192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 \
                       ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::1 2001::1 \
                       2001:db8::1 fc00::1 fdff::1 fe80::1 fec0::1 ff02::1 100::1";
        for ip in special.split_whitespace() {
            assert!(is_special(ip.parse().unwrap()), "{ip}");
        }
        let public = "1.1.1.1 9.255.255.255 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 192.169.0.1 198.20.0.1 \
                      223.255.255.255 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1 2606:4700::1111 2a00:1450::1 2001:4860::1";
        for ip in public.split_whitespace() {
            assert!(!is_special(ip.parse().unwrap()), "{ip}");
        }
    }
}
