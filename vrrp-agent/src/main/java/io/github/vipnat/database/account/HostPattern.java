package io.github.vipnat.database.account;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;

/**
 * The host half of an account, as MariaDB matches it: an address, {@code %} and {@code _} in it, or
 * {@code network/mask}. Seen in MariaDB's sql/sql_acl.cc ({@code compare_hostname}) and compared with a real 10.11.
 *
 * @param text as it stands in {@code mysql.global_priv}; empty means {@code %}
 */
public record HostPattern(String text) {

    private static final String ANYWHERE = "%";

    public HostPattern {
        text = text.isEmpty() ? ANYWHERE : text;
    }

    /** Whether a client from this address fits, as long as the server does not know it by a name. */
    boolean matches(Ipv4 client) {
        return network()
                .map(network -> network.contains(client))
                .orElseGet(() -> SqlWildcard.matches(client.toString(), text));
    }

    /** Whether only the name that the server finds for a client's address can fit; {@code localhost} is one. */
    boolean isName() {
        return !text.matches("[0-9.%_/:\\\\]+");
    }

    /** The order in which the server tries patterns: the most specific first. */
    Specificity specificity() {
        return Specificity.ofHost(text);
    }

    private Optional<Network> network() {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<Ipv4> mask = Ipv4.parse(text.substring(slash + 1)).filter(bits -> bits.bits() != 0);
        return Ipv4.parse(text.substring(0, slash)).flatMap(address -> mask.map(bits -> new Network(address, bits)));
    }

    @Override
    public String toString() {
        return text;
    }

    /** The mask may have holes, and the address bits the mask does not have: then nothing fits. */
    private record Network(Ipv4 address, Ipv4 mask) {
        boolean contains(Ipv4 client) {
            return (client.bits() & mask.bits()) == address.bits();
        }
    }
}
