package io.github.vipnat.doctor;

import io.github.vipnat.node.ClockSight;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The document's two nodes as they answer when all is well, the VIP on vm1; a test makes one thing different. */
public final class DocumentNodes {

    private final Map<String, Map<String, NodeAnswer>> answers = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> units = new HashMap<>();
    private final Map<String, Problem> missed = new HashMap<>();
    private final Map<String, ClockSight> clocks = new HashMap<>();
    private String yaml = """
            cluster: web
            vip: 10.51.10.67
            nodes:
              - { name: vm1, address: 10.51.10.11, state: MASTER, priority: 100, ssh: { username: ops, key: /k, sudo: true } }
              - { name: vm2, address: 10.51.10.12, state: BACKUP, priority: 90, ssh: { username: ops, key: /k, sudo: true } }
            vrrp:
              instance: VI_1
              interface: eth0
              virtual-router-id: 51
              track: [{ process: nginx, weight: -11 }, { process: vsftpd, weight: -11 }, { process: named, weight: -11 }]
              network: { prefix-length: 16, gateway: 10.51.10.254, name-servers: [8.8.8.8, 8.8.4.4] }
            database: { address: 10.51.10.67, schema: ma_base, user: app, password: "env:DB" }
            """;

    public static DocumentNodes debian12() {
        return new DocumentNodes("8.2");
    }

    public static DocumentNodes debian13() {
        return new DocumentNodes("8.4");
    }

    private DocumentNodes(String php) {
        for (int last = 11; last <= 12; last++) {
            String node = "vm" + (last - 10);
            units.put(node, new LinkedHashMap<>());
            for (String unit : List.of(
                    "keepalived", "nginx", "vsftpd", "named", "php" + php + "-fpm", "mariadb", "snmpd", "ssh")) {
                unit(node, unit + ".service", "loaded active running enabled " + restart(unit));
            }
            said(
                    node,
                    "processes",
                    "      1 Ss   systemd\n      2 S    kthreadd\n    500 Ssl  keepalived\n    501 S    keepalived\n"
                            + "    600 Ss   nginx\n    601 S    nginx\n    620 Ss   vsftpd\n    640 Ssl  named\n    660 Ss   php-fpm"
                            + php
                            + "\n    680 Ssl  mariadbd\n    700 Ss   snmpd\n    720 Ss   sshd\n    999 Z    apache2\n");
            sockets(node, php, "10.51.10." + last);
            said(node, "nonlocal-bind", "0\n");
            String vip = last == 11
                    ? "2: eth0    inet 10.51.10.67/32 scope global eth0\\       valid_lft forever preferred_lft forever\n"
                    : "";
            said(
                    node,
                    "own-addresses",
                    "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n"
                            + "2: eth0    inet 10.51.10." + last
                            + "/16 brd 10.51.255.255 scope global eth0\\       valid_lft forever preferred_lft forever\n"
                            + vip);
            said(
                    node,
                    "own-links",
                    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default"
                            + " qlen 1000\\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
                            + "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DEFAULT group default qlen 1000\\"
                            + "    link/ether 00:15:5d:0a:0b:" + last + " brd ff:ff:ff:ff:ff:ff\n"
                            + "3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN mode DEFAULT group default \\"
                            + "    link/ether 02:42:ac:11:00:01 brd ff:ff:ff:ff:ff:ff\n");
            SystemAnswers.of(last).forEach((question, answer) -> said(node, question, answer));
            clocks.put(node, new ClockSight(java.time.Duration.ofMillis(-40), java.time.Duration.ofMillis(35)));
        }
    }

    private static String restart(String unit) {
        return switch (unit) {
            case "named", "ssh" -> "on-failure";
            case "mariadb" -> "on-abnormal";
            default -> "no";
        };
    }

    private void sockets(String node, String php, String own) {
        String vip = node.equals("vm1")
                ? socket("udp", "UNCONN", "10.51.10.67:53", "named")
                        + socket("tcp", "LISTEN", "10.51.10.67:53", "named")
                : "";
        String internet = socket("udp", "UNCONN", own + ":53", "named")
                + socket("udp", "UNCONN", "127.0.0.1:53", "named")
                + vip
                + socket("udp", "UNCONN", "127.0.0.1:161", "snmpd").replace("127.0.0.1", "0.0.0.0")
                + socket("tcp", "LISTEN", "0.0.0.0:80", "nginx")
                + socket("tcp", "LISTEN", "[::]:80", "nginx")
                + socket("tcp", "LISTEN", "0.0.0.0:443", "nginx")
                + socket("tcp", "LISTEN", own + ":53", "named")
                + socket("tcp", "LISTEN", "127.0.0.1:53", "named")
                + socket("tcp", "LISTEN", "[fe80::215:5dff:fe0a:b0b]%eth0:53", "named")
                + socket("tcp", "LISTEN", "0.0.0.0:22", "sshd")
                + socket("tcp", "LISTEN", "[::]:22", "sshd")
                + socket("tcp", "LISTEN", "0.0.0.0:3306", "mariadbd")
                + socket("tcp", "LISTEN", "*:21", "vsftpd");
        said(node, "socket-owners", internet);
        said(
                node,
                "sockets",
                internet.replaceAll(" users:.*", "")
                        + "u_str LISTEN 0      4096              /run/systemd/private 1101             * 0\n"
                        + "u_str LISTEN 0      80      /var/run/mysqld/mysqld.sock 21430            * 0\n"
                        + "u_str LISTEN 0      4096       /run/php/php" + php + "-fpm.sock 20111            * 0\n"
                        + "u_seq LISTEN 0      4096              /run/udev/control 1120             * 0\n");
    }

    private static String socket(String protocol, String state, String at, String owner) {
        return protocol + "   " + state + " 0      511    " + at + "    0.0.0.0:*    users:((\"" + owner
                + "\",pid=640,fd=6),(\"" + owner + "\",pid=641,fd=6))\n";
    }

    /** More of cluster.yaml. */
    public DocumentNodes yaml(String more) {
        yaml += more;
        return this;
    }

    /** cluster.yaml as another text. */
    public DocumentNodes yaml(UnaryOperator<String> change) {
        yaml = change.apply(yaml);
        return this;
    }

    /** @param words LoadState ActiveState SubState UnitFileState Restart, then perhaps Result, and {@code passed-over} */
    public DocumentNodes unit(String node, String unit, String words) {
        units.get(node).put(unit, words);
        return this;
    }

    public DocumentNodes said(String node, String question, String output) {
        return said(node, question, 0, output);
    }

    public DocumentNodes said(String node, String question, int status, String output) {
        answers.computeIfAbsent(node, name -> new HashMap<>()).put(question, new NodeAnswer.Said(status, output));
        return this;
    }

    /** Replaces text in an answer; it has to be there. */
    public DocumentNodes said(String node, String question, String old, String other) {
        String before = ((NodeAnswer.Said) answers.get(node).get(question)).output();
        if (!before.contains(old)) {
            throw new IllegalArgumentException(old + " is not in " + before);
        }
        return said(node, question, before.replace(old, other));
    }

    public DocumentNodes notAsked(String node, String question, String code) {
        answers.get(node)
                .put(
                        question,
                        new NodeAnswer.NotAsked(Problem.risk(code, node, "no answer", "not known", "ask again")));
        return this;
    }

    /** Nothing at all is known of the node. */
    public DocumentNodes missed(String node) {
        missed.put(node, Problem.risk("timed-out", node, "the node is silent", "not known", "ssh " + node));
        answers.put(node, new HashMap<>());
        clocks.remove(node);
        return this;
    }

    public DocumentNodes clock(String node, ClockSight clock) {
        clocks.put(node, clock);
        return this;
    }

    public DocumentNodes noClock(String node) {
        clocks.remove(node);
        return this;
    }

    public Topology site() {
        return new TopologyReader(Path.of("/root")).read(Path.of("cluster.yaml"), yaml);
    }

    /** What a check finds. */
    public List<Finding> findings(Check check) {
        return check.check(sight(check.questions(site())));
    }

    /** What was seen where these questions were put. */
    public SiteSight sight(List<NodeQuestion> questions) {
        Topology site = site();
        return new SiteSight(
                site, site.nodes().stream().map(node -> node(node, questions)).toList());
    }

    private NodeSight node(Node node, List<NodeQuestion> questions) {
        Map<String, NodeAnswer> own = new HashMap<>();
        for (NodeQuestion question : questions) {
            Optional.ofNullable(answers.get(node.name()).get(question.name()))
                    .or(() -> question.name().equals("units") && !missed.containsKey(node.name())
                            ? Optional.of(new NodeAnswer.Said(0, states(node.name(), question)))
                            : Optional.empty())
                    .ifPresent(answer -> own.put(question.name(), answer));
        }
        return new NodeSight(
                node, own, Optional.ofNullable(missed.get(node.name())), Optional.ofNullable(clocks.get(node.name())));
    }

    private String states(String node, NodeQuestion question) {
        StringBuilder text = new StringBuilder();
        for (String word : question.command().split(" ", -1)) {
            if (word.endsWith(".service") || word.endsWith(".socket")) {
                text.append(text.isEmpty() ? "" : "\n").append(state(node, word));
            }
        }
        return text.toString();
    }

    private String state(String node, String unit) {
        String[] words =
                units.get(node).getOrDefault(unit, "not-found inactive dead").split(" ", -1);
        boolean isPassedOver = words[words.length - 1].equals("passed-over");
        return (words.length > 4 ? "Restart=" + words[4] + "\n" : "")
                + "Result=" + (words.length > 5 ? words[5] : "success") + "\nId=" + unit + "\nLoadState=" + words[0]
                + "\nActiveState=" + words[1] + "\nSubState=" + words[2] + "\n"
                + "UnitFileState=" + (words.length > 3 ? words[3] : "") + "\n"
                + "ConditionResult=" + (isPassedOver || words.length < 4 ? "no" : "yes") + "\n"
                + "ConditionTimestampMonotonic=" + (words.length < 4 ? "0" : "11220013") + "\n";
    }
}
