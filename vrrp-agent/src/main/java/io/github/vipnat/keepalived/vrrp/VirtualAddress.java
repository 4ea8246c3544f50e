package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import java.util.Optional;

/**
 * An address of a {@code virtual_ipaddress} block.
 *
 * @param address IPv4; others are kept in the text only
 * @param text as written, mask included
 * @param prefixLength as written; keepalived puts 32 in where there is none
 * @param device the interface, where the line names one
 */
public record VirtualAddress(
        Optional<Ipv4> address, String text, Optional<Integer> prefixLength, Optional<String> device, ConfPosition at) {

    /** Reads a line of such a block. */
    public static VirtualAddress of(ConfLine line) {
        String text = line.word(0);
        int slash = text.indexOf('/');
        String length = slash < 0 ? "" : text.substring(slash + 1);
        Optional<Integer> prefixLength =
                !length.isEmpty() && length.length() <= 3 && length.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Optional.of(Integer.parseInt(length))
                        : Optional.empty();
        Optional<Ipv4> address = Ipv4.parse(slash < 0 ? text : text.substring(0, slash));
        return new VirtualAddress(address, text, prefixLength, device(line), line.at());
    }

    private static Optional<String> device(ConfLine line) {
        for (int i = 1; i + 1 < line.words().size(); i++) {
            if (line.word(i).equals("dev")) {
                return Optional.of(line.word(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The address without its mask: what an advertisement carries. */
    public String withoutMask() {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /** Whether it looks like IPv6. */
    public boolean isIpv6() {
        return text.contains(":");
    }
}
