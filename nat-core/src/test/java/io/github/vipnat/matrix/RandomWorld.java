package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.matrix.World.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A site out of a seed, with the answer to what the router should look like in the end, computed without vipnat. */
final class RandomWorld {

    private static final List<String> NODES = List.of("10.51.10.11", "10.51.10.12", "10.51.10.13");
    private static final List<String> FOREIGN_LOCALS = List.of("10.52.10.31", "10.52.10.1", "10.52.10.3", "10.51.10.6");
    private static final List<String> GLOBALS =
            List.of("172.18.55.51", "172.18.55.5", "172.18.55.151", "192.168.4.51", "192.168.4.5", "192.168.4.52");
    private static final String INTERFACE = "interface GigabitEthernet0/1";
    private static final String RED = "172.18.55.61";
    private static final String UNUSED = "172.18.55.62";
    private static final List<Integer> PORTS = List.of(22, 8, 21, 25, 53, 80, 443, 808, 8080, 8443, 44, 43);
    private static final List<String> OTHER_LINES = List.of(
            "ip nat inside source list 10 interface GigabitEthernet0/1 overload",
            "ip nat pool SPARE 172.18.55.200 172.18.55.210 netmask 255.255.255.0",
            "ip nat outside source static 203.0.113.7 10.51.10.7",
            "ip nat translation tcp-timeout 3600",
            "ip nat translation udp-timeout 120");

    private final Dice dice;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> wanted = new TreeSet<>();
    private final StringBuilder publish = new StringBuilder();
    private final List<String> nodes;

    private RandomWorld(Dice dice) {
        this.dice = dice;
        this.nodes = NODES.subList(0, dice.between(1, NODES.size()));
    }

    static World of(Dice dice) {
        return new RandomWorld(dice).world();
    }

    private World world() {
        List<String> globals = new ArrayList<>(GLOBALS);
        for (int i = dice.between(1, 3); i > 0; i--) {
            publish(globals.remove(dice.between(0, globals.size() - 1)), "", 60);
        }
        if (dice.percent(25)) {
            publish(INTERFACE, "", 0);
        }
        if (dice.percent(15)) {
            publish(RED, " vrf RED", 50);
        }
        foreign(globals);
        neighbours(globals);
        String running = running();
        Optional<String> startup = dice.percent(8)
                ? Optional.of(running.replace("ip route 10.77.0.0 255.255.0.0 10.51.10.2\n", ""))
                : Optional.empty();
        return new World(
                running,
                startup,
                cluster(),
                dice.oneOf(Personality.values()),
                quirks(),
                dice.percent(95),
                flows(),
                dice.percent(80) ? 0 : dice.between(1, 7),
                wanted);
    }

    private boolean add(Rule rule) {
        boolean free = Collections.disjoint(taken, rule.places());
        if (free) {
            taken.addAll(rule.places());
            rules.add(rule);
        }
        return free;
    }

    /** The rules a global has today, and the wish for it. */
    private void publish(String global, String vrf, int fullPercent) {
        String node = dice.oneOf(nodes);
        String options = vrf + (vrf.isEmpty() && global.contains("172") && dice.percent(15) ? " no-alias" : "");
        List<Rule> today = new ArrayList<>();
        if (!global.equals(INTERFACE) && dice.percent(15)) {
            today.add(Rule.full(dice.percent(20) ? World.VIP : node, global, options));
        } else {
            for (int i = dice.between(global.equals(INTERFACE) ? 1 : 0, 5); i > 0; i--) {
                today.add(port(dice.percent(15) ? World.VIP : node, global, options));
            }
        }
        today.removeIf(rule -> !add(rule));
        boolean full = dice.percent(fullPercent);
        Set<Rule> kept = today.stream()
                .filter(rule -> !rule.isFull() && !rule.local().equals(World.VIP) && dice.percent(8))
                .collect(Collectors.toSet());
        today.stream().filter(kept::contains).map(Rule::line).forEach(wanted::add);
        Set<Rule> future = future(global, options, full, today, kept);
        if (future.isEmpty()) {
            today.forEach(rule -> wanted.add(rule.line()));
            return;
        }
        future.forEach(rule -> wanted.add(rule.line()));
        entry(global, options, full, future, kept);
    }

    private Rule port(String local, String global, String options) {
        int globalPort = dice.oneOf(global.equals(INTERFACE) ? PORTS.subList(3, PORTS.size()) : PORTS);
        int localPort = dice.percent(90) ? globalPort : dice.oneOf(PORTS);
        return new Rule(dice.percent(80) ? "tcp" : "udp", local, localPort, global, globalPort, options);
    }

    private Set<Rule> future(String global, String options, boolean full, List<Rule> today, Set<Rule> kept) {
        if (full) {
            return Set.of(Rule.full(World.VIP, global, options));
        }
        Set<String> places = new HashSet<>();
        kept.forEach(rule -> places.addAll(rule.places()));
        return Stream.concat(
                        today.stream().filter(rule -> !rule.isFull()).map(rule -> rule.on(World.VIP)),
                        Stream.generate(() -> port(World.VIP, global, options)).limit(dice.between(0, 2)))
                .filter(rule -> Collections.disjoint(places, rule.places()) && places.addAll(rule.places()))
                .collect(Collectors.toSet());
    }

    private void entry(String global, String options, boolean full, Set<Rule> future, Set<Rule> kept) {
        publish.append("      - { ")
                .append(global.equals(INTERFACE) ? "interface: GigabitEthernet0/1" : "global: " + global)
                .append(full ? ", as: full, exposure: accepted" : ", as: ports, ports: [" + ports(future) + "]")
                .append(options.contains("vrf") ? ", vrf: RED" : "")
                .append(options.contains("no-alias") ? ", no-alias: true" : "")
                .append(
                        kept.isEmpty()
                                ? ""
                                : kept.stream()
                                        .map(rule -> rule.protocol() + " " + rule.globalPort())
                                        .sorted()
                                        .collect(Collectors.joining(", ", ", keep: [", "]")))
                .append(" }\n");
    }

    private static String ports(Set<Rule> future) {
        return future.stream()
                .map(rule -> "\"" + rule.protocol() + " " + rule.globalPort()
                        + (rule.localPort() == rule.globalPort() ? "" : ":" + rule.localPort()) + "\"")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Rules of others, on globals that nobody here publishes. */
    private void foreign(List<String> globals) {
        for (int i = dice.between(0, 5); i > 0; i--) {
            String local = dice.oneOf(FOREIGN_LOCALS);
            String global = dice.oneOf(globals);
            Rule rule = dice.percent(20) ? Rule.full(local, global, "") : port(local, global, "");
            boolean clashes = rules.stream()
                    .anyMatch(other ->
                            other.isFull() && rule.isFull() && other.local().equals(local));
            if (!clashes && add(rule)) {
                wanted.add(rule.line());
            }
        }
    }

    /** Rules that a line of the plan would be about, were it to lose a character. */
    private void neighbours(List<String> globals) {
        List<Rule> candidates = new ArrayList<>();
        for (Rule rule : rules) {
            if (!rule.isFull() && !rule.isOnInterface() && rule.options().isEmpty()) {
                globals.stream()
                        .filter(global -> isShorter(global, rule.global()))
                        .forEach(global -> candidates.add(new Rule(
                                rule.protocol(), rule.local(), rule.localPort(), global, rule.globalPort(), "")));
            }
        }
        candidates.stream().filter(rule -> dice.percent(50) && add(rule)).forEach(rule -> wanted.add(rule.line()));
    }

    private static boolean isShorter(String one, String other) {
        for (int i = 0; i < other.length(); i++) {
            if (new StringBuilder(other).deleteCharAt(i).toString().equals(one)) {
                return true;
            }
        }
        return false;
    }

    private List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        if (dice.percent(35)) {
            rules.stream()
                    .filter(rule -> !rule.isOnInterface() && rule.options().isEmpty() && dice.percent(30))
                    .forEach(rule -> flows.add(flow(rule, dice)));
        }
        return flows;
    }

    static Flow flow(Rule rule, Dice dice) {
        int globalPort = rule.isFull() ? 80 : rule.globalPort();
        int localPort = rule.isFull() ? 80 : rule.localPort();
        return new Flow(
                rule.isFull() ? "tcp" : rule.protocol(),
                rule.global() + ":" + globalPort,
                rule.local() + ":" + localPort,
                "203.0.113." + dice.between(1, 250) + ":" + dice.between(1024, 65_000));
    }

    private Quirks quirks() {
        Quirks quirks = Quirks.defaults();
        List<List<Quirk>> all = Quirks.everySwitch().stream()
                .map(branches ->
                        branches.stream().filter(EveryQuirkTest::letsUsDoIt).toList())
                .toList();
        for (int i = dice.between(0, 4); i > 0; i--) {
            quirks = quirks.with(dice.oneOf(dice.oneOf(all)));
        }
        return quirks;
    }

    private String cluster() {
        StringBuilder text = new StringBuilder("cluster: web\nvip: " + World.VIP + "/16\nnodes:\n");
        for (int i = 0; i < nodes.size(); i++) {
            text.append("  - { name: vm")
                    .append(i)
                    .append(", address: ")
                    .append(nodes.get(i))
                    .append(" }\n");
        }
        if (publish.isEmpty()) {
            entry(UNUSED, "", true, Set.of(), Set.of());
            wanted.add(Rule.full(World.VIP, UNUSED, "").line());
        }
        return text + """
                routers:
                  - name: edge
                    address: 127.0.0.1
                    port: %d
                    username: netops
                    password: env:IOS_PASSWORD
                    enable: env:IOS_ENABLE
                    publish:
                """ + publish;
    }

    /** A router that has a local in several rules has been told extendable, or has added it by itself (ios-facts 1.3). */
    private String printed(Rule rule) {
        long same = rules.stream()
                .filter(other -> other.local().equals(rule.local()))
                .count();
        return rule.printed(same > 1);
    }

    private String running() {
        String name = dice.oneOf("edge", "edge", "r1", "a-very-long-hostname-of-a-router");
        return RandomConfiguration.text(
                dice,
                name,
                OTHER_LINES.stream().filter(line -> dice.percent(60)).toList(),
                rules.stream().map(this::printed).toList());
    }
}
