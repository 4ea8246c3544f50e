package io.github.vipnat.topology.yaml;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where things are reached. */
public final class AddressField {

    public static final Scalar<Ipv4> HOST_ADDRESS = new Scalar<>(
            "bad-address",
            "an IPv4 address that a host can have",
            "nothing can be sent to it",
            "10.51.10.11",
            text -> Ipv4.parse(text).filter(AddressField::isUsable));

    public static final Value<Ipv4Prefix> VIP = new Scalar<>(
            "bad-prefix",
            "an IPv4 address that a host can have, with or without a prefix length (/0 to /32)",
            "no node could carry it",
            "10.51.10.67",
            AddressField::vip);

    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\\.?");

    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,15})?");

    public static final Scalar<String> HOST = new Scalar<>(
            "bad-address",
            "an address or a host name",
            "nothing can be sent to it",
            "10.51.10.254",
            text -> Optional.of(text).filter(AddressField::isHost));

    private AddressField() {}

    /** Neither "this network" (0/8) nor multicast and reserved (from 224 on). */
    private static boolean isUsable(Ipv4 address) {
        int first = address.bits() >>> 24;
        return first > 0 && first < 224;
    }

    private static Optional<Ipv4Prefix> vip(String text) {
        Optional<Ipv4Prefix> prefix =
                text.contains("/") ? Ipv4Prefix.parse(text) : Ipv4.parse(text).map(a -> new Ipv4Prefix(a, 32));
        return prefix.filter(p -> isUsable(p.address()) && !isEdgeOfNetwork(p));
    }

    /** Whether it is the network's own or its broadcast address; networks of two or one address have neither. */
    private static boolean isEdgeOfNetwork(Ipv4Prefix prefix) {
        int hostBits = ~prefix.mask().bits();
        int host = prefix.address().bits() & hostBits;
        return prefix.length() <= 30 && (host == 0 || host == hostBits);
    }

    private static boolean isHost(String text) {
        if (text.matches("[0-9.]+")) {
            return Ipv4.parse(text).filter(AddressField::isUsable).isPresent();
        }
        return HOST_NAME.matcher(text).matches() || IPV6.matcher(text).matches();
    }
}
