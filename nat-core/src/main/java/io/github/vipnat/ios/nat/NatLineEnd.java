package io.github.vipnat.ios.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a NAT line reaches the end that IOS's grammar demands (ios-facts 1.1, 1.2). No router prints one that does not, so
 * one that does not was torn on its way here.
 */
public final class NatLineEnd {

    /** Words of rules behind which another one must stand. */
    private static final Set<String> DEMANDING = Set.of(
            "source",
            "destination",
            "static",
            "list",
            "route-map",
            "pool",
            "interface",
            "network",
            "tcp",
            "udp",
            "esp",
            "vrf",
            "redundancy",
            "mapping-id",
            "track",
            "egress-interface",
            "garp-interface",
            "match-interface",
            "netmask",
            "prefix-length");

    private static final Set<String> STATICS =
            Set.of(NatLineCodec.PREFIX.strip(), "ip nat outside source static", "ip nat source static");

    private NatLineEnd() {}

    /** Whether the line is a rule or a pool of which every word is understood. */
    public static boolean isRule(String line) {
        return isAboutRules(line)
                && (NatLineCodec.parse(line).isPresent()
                        || OtherNatLineCodec.parse(line, List.of()).isPresent());
    }

    /** Whether a rule or a pool ends too early; a line with a word that nobody has told us of may be whole. */
    public static boolean isMissing(String line) {
        if (!isAboutRules(line) || isRule(line)) {
            return false;
        }
        List<String> words = words(line);
        return DEMANDING.contains(words.get(words.size() - 1)) || isShortStatic(line) || isShortPool(words);
    }

    private static boolean isAboutRules(String line) {
        return line.startsWith("ip nat inside ")
                || line.startsWith("ip nat outside ")
                || line.startsWith("ip nat source ")
                || line.startsWith("ip nat pool ");
    }

    private static boolean isShortStatic(String line) {
        return STATICS.stream()
                .filter(start -> line.startsWith(start + " "))
                .map(start -> words(line.substring(start.length())))
                .anyMatch(body -> isPiece(body) && body.size() < length(body));
    }

    /** How many words addresses and ports take at least. */
    private static int length(List<String> body) {
        return switch (body.get(0)) {
            case "tcp", "udp" -> body.size() > 3 && body.get(3).equals("interface") ? 6 : 5;
            case "esp" -> body.size() > 2 && Ipv4.parse(body.get(2)).isPresent() ? 3 : 4;
            case "network" -> 4;
            default -> body.size() > 1 && body.get(1).equals("interface") ? 3 : 2;
        };
    }

    /** Whether the first address stands where it must, or is the word that was torn. */
    private static boolean isPiece(List<String> body) {
        boolean hasKind = Set.of("tcp", "udp", "esp", "network").contains(body.get(0));
        int address = hasKind ? 1 : 0;
        return body.size() <= address + 1
                ? isPieceOfAddress(body.get(body.size() - 1)) || body.size() == 1
                : Ipv4.parse(body.get(address)).isPresent();
    }

    private static boolean isPieceOfAddress(String word) {
        return word.chars().allMatch(one -> one == '.' || (one >= '0' && one <= '9'));
    }

    private static boolean isShortPool(List<String> words) {
        return words.get(2).equals("pool") && words.size() == 5 && isPieceOfAddress(words.get(4));
    }

    private static List<String> words(String line) {
        WordCursor cursor = new WordCursor(line);
        List<String> words = new ArrayList<>();
        while (!cursor.isEmpty()) {
            words.add(cursor.take());
        }
        return words;
    }
}
