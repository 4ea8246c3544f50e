package io.github.vipnat.plan;

import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A site and a router made up from a seed: the same seed, the same story. */
final class RandomSite {

    static final String VIP = "10.51.10.67";

    static final List<String> NODES = List.of("10.51.10.11", "10.51.10.12");

    static final List<String> FOREIGNERS = List.of("10.52.10.31", "10.52.10.32");

    private static final List<String> GLOBALS = List.of("172.18.55.51", "192.168.4.51", "192.168.4.52");

    private static final List<Integer> PORTS = List.of(21, 22, 53, 80, 443, 2211, 8443);

    private static final List<String> OPTIONS =
            List.of("", "", "", "", " vrf RED", " vrf BLUE", " route-map ISP-A", " route-map ISP-B", " redundancy WEB");

    private final SplittableRandom random;
    private final List<String> rules = new ArrayList<>();

    RandomSite(long seed) {
        this.random = new SplittableRandom(seed);
        Set<String> places = new HashSet<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            addRule(places);
        }
    }

    /** Rules as a router would hold them: never two on one place, port and route-map. */
    private void addRule(Set<String> places) {
        String options = pick(OPTIONS);
        String local = pick(List.of(VIP, NODES.get(0), NODES.get(1), FOREIGNERS.get(0), FOREIGNERS.get(1)));
        String protocol = random.nextInt(4) == 0 ? "udp" : "tcp";
        int port = pick(PORTS);
        String rule;
        String place;
        switch (random.nextInt(4)) {
            case 0 -> {
                String global = pick(GLOBALS);
                rule = local + " " + global + options + (random.nextBoolean() ? " extendable" : "");
                place = global + " *" + options;
            }
            case 1 -> {
                rule = protocol + " " + local + " " + pick(PORTS) + " interface GigabitEthernet0/1 " + port;
                place = "interface " + protocol + " " + port;
            }
            default -> {
                String global = pick(GLOBALS);
                rule = protocol + " " + local + " " + pick(PORTS) + " " + global + " " + port + options + " extendable";
                place = global + " " + protocol + " " + port + options;
            }
        }
        if (places.add(place)) {
            rules.add("ip nat inside source static " + rule);
        }
    }

    List<String> rules() {
        return rules;
    }

    List<String> shuffledRules() {
        List<String> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }

    static String running(List<String> rules) {
        return """
                hostname edge
                !
                interface GigabitEthernet0/0
                 ip address 10.51.10.254 255.255.0.0
                 ip nat inside
                !
                interface GigabitEthernet0/1
                 ip address 203.0.113.2 255.255.255.0
                 ip nat outside
                !
                ip nat inside source list LAN interface GigabitEthernet0/1 overload
                """ + rules.stream().map(rule -> rule + "\n").collect(Collectors.joining()) + "!\nend\n";
    }

    Topology topology() {
        StringBuilder yaml = new StringBuilder("""
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish:
                """);
        List<String> globals = GLOBALS.subList(0, 1 + random.nextInt(GLOBALS.size()));
        globals.forEach(
                global -> yaml.append("      - { global: ").append(global).append(extent(false)));
        if (random.nextInt(3) == 0) {
            yaml.append("      - { interface: GigabitEthernet0/1").append(extent(true));
        }
        return new TopologyReader(Path.of("/home/ops")).read(Path.of("cluster.yaml"), yaml.toString());
    }

    private String extent(boolean onlyPorts) {
        String options = pick(List.of("", "", ", vrf: RED", ", route-map: ISP-A", ", no-alias: true"));
        String keep = random.nextInt(3) == 0 ? ", keep: [tcp 2211]" : "";
        if (!onlyPorts && random.nextBoolean()) {
            return ", as: full" + options + keep + " }\n";
        }
        Set<String> ports = new HashSet<>();
        Set<Integer> locals = new HashSet<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int global = pick(List.of(21, 80, 443, 8443));
            int local = random.nextInt(3) == 0 ? 9000 + random.nextInt(50) : global;
            if (ports.add("tcp " + global) && locals.add(local)) {
                items.add("\"tcp " + global + (local == global ? "" : ":" + local) + "\"");
            }
        }
        return ", as: ports, ports: [" + String.join(", ", items) + "]" + (onlyPorts ? "" : options) + keep + " }\n";
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
