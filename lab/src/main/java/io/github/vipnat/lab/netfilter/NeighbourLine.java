package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of {@code ip -s neigh show dev D}: {@code 10.51.10.67 lladdr 02:00:.. ref 1 used 0/0/0 probes 1 REACHABLE}. */
final class NeighbourLine {

    private static final Pattern MAC = Pattern.compile("lladdr ([0-9a-fA-F:]{17})");
    private static final Pattern USED = Pattern.compile("used \\d+/\\d+/(\\d+)");
    private static final List<String> SILENT = List.of("FAILED", "INCOMPLETE");

    private NeighbourLine() {}

    /** Empty for what is no row of an ARP table. */
    static Optional<Neighbour> parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        String state = words[words.length - 1];
        if (!words[0].matches("\\d+(\\.\\d+){3}") || state.equals("NOARP") || state.equals("NONE")) {
            return Optional.empty();
        }
        Matcher mac = MAC.matcher(line);
        Matcher used = USED.matcher(line);
        long seconds = used.find() ? Long.parseLong(used.group(1)) : 0;
        boolean answered = mac.find() && !SILENT.contains(state);
        return Optional.of(new Neighbour(words[0], answered ? dotted(mac.group(1)) : "", Duration.ofSeconds(seconds)));
    }

    /** The way IOS writes a MAC address. */
    private static String dotted(String mac) {
        String digits = mac.replace(":", "").toLowerCase(Locale.ROOT);
        return digits.substring(0, 4) + "." + digits.substring(4, 8) + "." + digits.substring(8);
    }
}
