package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane.Port;
import io.github.vipnat.lab.PacketPlane.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The NAT table as an nftables ruleset, written out; pure.
 *
 * <p>Towards the inside a packet is translated when it comes in on an outside interface and before it is routed, towards the
 * outside after routing (ios-facts 8, "order of operations"); a port static comes before a full one. A static translates what its
 * local host sends by itself, too (ios-facts 8, "the outbound side"). FTP's payload is translated on port 21 unless the rule says
 * no-payload (ios-facts 8, "ALG").
 */
final class Ruleset {

    static final String TABLE = "vipnat_lab";

    /** The port of FTP's control connections. */
    static final int FTP = 21;

    private final Map<String, String> devices;
    private final List<Port> outside;
    private final List<Translation> rules;

    /**
     * Of a router's interfaces and rules.
     *
     * @param devices the kernel's name of each of the router's interfaces; those without one forward nothing
     */
    Ruleset(Map<String, String> devices, List<Port> ports, List<Translation> rules) {
        this.devices = devices;
        this.outside = ports.stream()
                .filter(port -> port.natOutside() && devices.containsKey(port.name()))
                .toList();
        this.rules = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.globalPort() == 0))
                .toList();
    }

    /** For {@code nft -f -}: takes the place of what was there before in one step. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("table ip ").append(TABLE).append('\n');
        text.append("delete table ip ").append(TABLE).append('\n');
        text.append("table ip ").append(TABLE).append(" {\n");
        text.append("  ct helper ftp {\n    type \"ftp\" protocol tcp\n    l3proto ip\n  }\n");
        boolean translates = !outside.isEmpty() && !rules.isEmpty();
        // the helper has to know a connection before it is translated: mangle stands in front of dstnat
        chain(text, "payload", "filter hook prerouting priority mangle", translates ? payload() : List.of());
        chain(text, "inbound", "nat hook prerouting priority dstnat", translates ? inbound() : List.of());
        chain(text, "outbound", "nat hook postrouting priority srcnat", translates ? outbound() : List.of());
        return text.append("}\n").toString();
    }

    private static void chain(StringBuilder text, String name, String hook, List<String> lines) {
        text.append("  chain ").append(name).append(" {\n");
        text.append("    type ").append(hook).append("; policy accept;\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("  }\n");
    }

    private List<String> payload() {
        Set<String> lines = new LinkedHashSet<>();
        for (Translation rule : rules) {
            boolean full = rule.globalPort() == 0;
            boolean control = full || (rule.protocol().equals("tcp") && rule.localPort() == FTP);
            if (control && rule.payload()) {
                int port = full ? FTP : rule.globalPort();
                lines.add("ip daddr " + rule.global() + " tcp dport " + port + " ct helper set \"ftp\"");
            }
            if (full && rule.payload()) {
                lines.add("ip saddr " + rule.local() + " tcp dport " + FTP + " ct helper set \"ftp\"");
            }
        }
        return List.copyOf(lines);
    }

    private List<String> inbound() {
        String from = "iifname { " + String.join(", ", quotedDevices()) + " } ";
        return rules.stream()
                .map(rule -> from + "ip daddr " + rule.global()
                        + (rule.globalPort() == 0 ? "" : " " + rule.protocol() + " dport " + rule.globalPort())
                        + " dnat to " + endpoint(rule.local(), rule.localPort()))
                .toList();
    }

    /** A host with several globals leaves with the one that belongs to the interface, where there is one; else with the first. */
    private List<String> outbound() {
        List<String> lines = new ArrayList<>();
        for (Port port : outside) {
            String to = "oifname \"" + device(port) + "\" ";
            Stream.concat(
                            rules.stream().filter(rule -> Subnet.of(port).contains(rule.global())),
                            rules.stream().filter(rule -> !Subnet.of(port).contains(rule.global())))
                    .sorted(Comparator.comparing(rule -> rule.globalPort() == 0))
                    .forEach(rule -> lines.add(to + "ip saddr " + rule.local()
                            + (rule.localPort() == 0 ? "" : " " + rule.protocol() + " sport " + rule.localPort())
                            + " snat to " + endpoint(rule.global(), rule.globalPort())));
        }
        return lines;
    }

    /** The global addresses the router answers for, each with the device in whose subnet it lies. */
    Set<Alias> aliases(List<Port> ports) {
        Set<Alias> aliases = new LinkedHashSet<>();
        for (Translation rule : rules) {
            Optional<Port> home = ports.stream()
                    .filter(port -> devices.containsKey(port.name()))
                    .filter(port -> Subnet.of(port).contains(rule.global()))
                    .findFirst();
            boolean own = ports.stream().anyMatch(port -> port.address().equals(rule.global()));
            if (rule.alias() && !own) {
                home.ifPresent(port -> aliases.add(new Alias(rule.global(), device(port))));
            }
        }
        return aliases;
    }

    /** A global address on a device. */
    record Alias(String address, String device) {}

    private List<String> quotedDevices() {
        return outside.stream().map(port -> '"' + device(port) + '"').toList();
    }

    private String device(Port port) {
        return Objects.requireNonNull(devices.get(port.name()), port.name());
    }

    private static String endpoint(String address, int port) {
        return port == 0 ? address : address + ":" + port;
    }
}
