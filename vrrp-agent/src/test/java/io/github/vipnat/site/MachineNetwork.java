package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine's own interfaces and addresses, which a site must leave alone. Others may come and go meanwhile: only what bears a
 * name or an address of the site is the site's.
 *
 * @param rows a device's name, or that and one of its addresses
 */
record MachineNetwork(Set<String> rows) {

    private static final Pattern OURS = Pattern.compile("((lan|isp)0|inside|wan[12]|other|br0|p-\\w+)( .*)?"
            + "|\\S+ (10\\.5[12]\\.|172\\.18\\.55\\.|192\\.168\\.4\\.).*");

    /** As the machine is now. */
    static MachineNetwork now() {
        return of(Machine.mustRun("ip", "-o", "link"), Machine.mustRun("ip", "-o", "-4", "addr"));
    }

    /** Of what {@code ip -o link} and {@code ip -o -4 addr} print. */
    static MachineNetwork of(String links, String addresses) {
        Stream<String> names = links.lines().map(line -> word(line, 1).replaceAll("[:@].*", ""));
        Stream<String> rows = addresses.lines().map(line -> word(line, 1) + " " + word(line, 3));
        return new MachineNetwork(Stream.concat(names, rows).collect(Collectors.toUnmodifiableSet()));
    }

    private static String word(String line, int number) {
        return line.strip().split("\\s+", -1)[number];
    }

    /** What of the site's has come onto the machine since an earlier look. */
    List<String> residueSince(MachineNetwork before) {
        return rows.stream()
                .filter(row -> !before.rows.contains(row) && OURS.matcher(row).matches())
                .sorted()
                .toList();
    }

    /** @throws IllegalStateException when something of the site's has come onto the machine since */
    void assertUnchanged() {
        List<String> residue = now().residueSince(this);
        if (!residue.isEmpty()) {
            throw new IllegalStateException("left on the machine's own network: " + residue);
        }
    }
}
