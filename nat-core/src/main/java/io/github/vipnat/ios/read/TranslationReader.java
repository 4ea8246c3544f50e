package io.github.vipnat.ios.read;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.nat.Translation.Outside;
import io.github.vipnat.nat.Translation.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code show ip nat translations}, both widths of it (ios-facts 3): five columns, of which the two outside ones
 * are {@code ---} on a static's own row.
 */
public final class TranslationReader {

    private static final String NOTHING = "---";

    /** A flow of a protocol without ports shows an identifier there, which may be 0. */
    private static final Pattern PORT_OR_ICMP_ID = Pattern.compile("[0-9]{1,5}");

    private static final Pattern STATISTICS =
            Pattern.compile("Total active translations: [0-9]{1,9} \\(([0-9]{1,9}) static,");

    private TranslationReader() {}

    /**
     * How many static rules {@code show ip nat statistics} counts: {@code Total active translations: 2 (2 static, 0 dynamic; 0
     * extended)} (ios-facts 3).
     */
    public static OptionalInt staticRules(String statistics) {
        Matcher found = STATISTICS.matcher(statistics);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    public static List<Translation> read(String output) {
        return output.lines()
                .map(TranslationReader::row)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Translation> row(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length != 5) {
            return Optional.empty();
        }
        Optional<Outside> outside =
                side(columns[3]).flatMap(local -> side(columns[4]).map(global -> new Outside(local, global)));
        boolean staticRow = columns[3].equals(NOTHING) && columns[4].equals(NOTHING);
        if (outside.isEmpty() && !staticRow) {
            return Optional.empty();
        }
        return side(columns[1])
                .flatMap(global -> side(columns[2]).map(local -> new Translation(columns[0], global, local, outside)));
    }

    private static Optional<Side> side(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Ipv4.parse(text).map(address -> new Side(address, OptionalInt.empty()));
        }
        String port = text.substring(colon + 1);
        return Ipv4.parse(text.substring(0, colon))
                .filter(address -> PORT_OR_ICMP_ID.matcher(port).matches())
                .map(address -> new Side(address, OptionalInt.of(Integer.parseInt(port))));
    }
}
