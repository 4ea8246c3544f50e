package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane.Flow;
import io.github.vipnat.lab.PacketPlane.Translation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines for {@code conntrack -R -} that end connections; pure. The program walks the whole table for every line, so one line ends
 * as many connections as it can.
 */
final class ConnectionEndings {

    private ConnectionEndings() {}

    /**
     * Those that lived by rules that are gone. With the last rule of a local and a global address everything between the two
     * ends, FTP's data connections included, which have ports of their own.
     */
    static Set<String> ofRules(Set<Translation> gone, List<Translation> rules) {
        Set<String> lines = new LinkedHashSet<>();
        for (Translation rule : gone) {
            List<Translation> others =
                    rules.stream().filter(other -> samePair(rule, other)).toList();
            boolean carriedOn = others.stream().anyMatch(other -> other.globalPort() == 0);
            if (others.isEmpty()) {
                lines.add("-D --orig-dst " + rule.global() + " --reply-src " + rule.local());
                lines.add("-D --orig-src " + rule.local() + " --reply-dst " + rule.global());
            } else if (!carriedOn && rule.globalPort() != 0) {
                lines.addAll(mapping(
                        rule.protocol(),
                        rule.global() + ":" + rule.globalPort(),
                        rule.local() + ":" + rule.localPort()));
            }
        }
        return lines;
    }

    /**
     * Whether connections may have to go that no rule names: FTP's helper made them for the control connection of a rule that is
     * gone (ios-facts 8, "ALG").
     */
    static boolean orphanData(Set<Translation> gone) {
        return gone.stream().anyMatch(ConnectionEndings::isControl);
    }

    /** Those connections: between the addresses of a gone control rule, and carried by none that is left. */
    static Set<String> ofData(Set<Translation> gone, List<Translation> rules, List<TrackedConnection> all) {
        Set<Flow> orphans = all.stream()
                .flatMap(row -> row.flow().stream())
                .filter(flow -> flow.protocol().equals("tcp"))
                .filter(flow -> gone.stream().anyMatch(rule -> isControl(rule) && isBetween(rule, flow)))
                .filter(flow -> rules.stream().noneMatch(rule -> carries(rule, flow)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ofFlows(orphans, all);
    }

    private static boolean isControl(Translation rule) {
        return rule.protocol().equals("tcp") && rule.localPort() == Ruleset.FTP && rule.payload();
    }

    private static boolean isBetween(Translation rule, Flow flow) {
        return flow.insideGlobal().startsWith(rule.global() + ":")
                && flow.insideLocal().startsWith(rule.local() + ":");
    }

    /** Another control rule may have made it: it is left alone then. */
    private static boolean carries(Translation rule, Flow flow) {
        boolean itself = flow.insideGlobal().equals(rule.global() + ":" + rule.globalPort())
                && flow.insideLocal().equals(rule.local() + ":" + rule.localPort())
                && flow.protocol().equals(rule.protocol());
        return itself || (isBetween(rule, flow) && (rule.globalPort() == 0 || isControl(rule)));
    }

    private static boolean samePair(Translation one, Translation other) {
        return one.local().equals(other.local()) && one.global().equals(other.global());
    }

    /** These flows, of the connections there are. */
    static Set<String> ofFlows(Set<Flow> meant, List<TrackedConnection> all) {
        Map<String, List<TrackedConnection>> byMapping = all.stream()
                .filter(row -> row.flow().isPresent())
                .collect(Collectors.groupingBy(
                        row -> mappingOf(row.flow().orElseThrow()), LinkedHashMap::new, Collectors.toList()));
        Set<String> lines = new LinkedHashSet<>();
        byMapping.values().forEach(rows -> lines.addAll(ofMapping(meant, rows, rows.get(0))));
        return lines;
    }

    private static Set<String> ofMapping(Set<Flow> meant, List<TrackedConnection> rows, TrackedConnection first) {
        List<TrackedConnection> ended = rows.stream()
                .filter(row -> row.flow().filter(meant::contains).isPresent())
                .toList();
        boolean ports = first.protocol().equals("tcp") || first.protocol().equals("udp");
        if (ended.size() == rows.size() && ended.size() > 1 && ports) {
            Flow flow = first.flow().orElseThrow();
            return mapping(first.protocol(), flow.insideGlobal(), flow.insideLocal());
        }
        return ended.stream().map(TrackedConnection::ending).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String mappingOf(Flow flow) {
        return flow.protocol() + " " + flow.insideGlobal() + " " + flow.insideLocal();
    }

    /** Everything between two endpoints, whichever side began. */
    private static Set<String> mapping(String protocol, String global, String local) {
        String[] outer = global.split(":", 2);
        String[] inner = local.split(":", 2);
        Set<String> lines = new LinkedHashSet<>();
        lines.add("-D -p %s --orig-dst %s --orig-port-dst %s --reply-src %s --reply-port-src %s"
                .formatted(protocol, outer[0], port(outer), inner[0], port(inner)));
        lines.add("-D -p %s --orig-src %s --orig-port-src %s --reply-dst %s --reply-port-dst %s"
                .formatted(protocol, inner[0], port(inner), outer[0], port(outer)));
        return lines;
    }

    private static String port(String[] endpoint) {
        return Objects.requireNonNull(endpoint[1]);
    }
}
