package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.problem.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keepalived -t (2.2.7) says of virtual servers and their real servers; what their checks ask is not judged. */
final class LvsRule implements LintRule {

    private static final Set<String> SCHEDULERS =
            Set.of("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "dh", "sh", "sed", "nq", "fo", "ovf", "mh", "twos");

    private static final Set<String> METHODS = Set.of("NAT", "DR", "TUN");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Conf conf = node.config().conf();
            Set<String> groups = new HashSet<>();
            conf.blocks("virtual_server_group").forEach(group -> groups.add(group.name()));
            conf.blocks("virtual_server").forEach(server -> check(server, groups, findings));
        }
    }

    private static void check(Entry.Block server, Set<String> groups, FindingCollector findings) {
        String kind = server.name();
        if (kind.equals("group")) {
            checkGroup(server, groups, findings);
        } else if (kind.equals("fwmark")) {
            server.last("protocol")
                    .ifPresent(line -> tell(
                            UNTIDY,
                            "protocol-with-fwmark",
                            line,
                            "a firewall mark has no protocol",
                            "keepalived ignores the line and says so at every start",
                            "delete the line",
                            findings));
        } else {
            checkAddress(server, findings);
        }
        checkScheduling(server, findings);
        checkRealServers(server, findings);
    }

    private static void checkGroup(Entry.Block server, Set<String> groups, FindingCollector findings) {
        if (!groups.contains(server.line().word(2))) {
            findings.addUnheard(
                    RISK,
                    "virtual-server-group-undefined",
                    server.line().at(1),
                    "there is no virtual_server_group " + server.line().word(2),
                    "keepalived -t says nothing, and the virtual server serves no address",
                    "define the group, or correct its name");
        }
    }

    private static void checkAddress(Entry.Block server, FindingCollector findings) {
        ConfLine head = server.line();
        if (!isAddress(head.word(1)) || !isPort(head.word(2))) {
            tell(
                    FATAL,
                    "virtual-server-refused",
                    head,
                    "'" + head.word(1) + " " + head.word(2) + "' is no address and port",
                    "keepalived skips the virtual server",
                    "write an address and a port of 1 to 65535",
                    findings);
            return;
        }
        boolean anyPort = !head.has(2) || head.word(2).matches("0+");
        if (anyPort && server.last("persistence_timeout").isEmpty()) {
            tell(
                    RISK,
                    "port-zero-without-persistence",
                    head,
                    "a virtual server for every port has to be persistent",
                    "keepalived makes it so, and says so at every start",
                    "write a port, or persistence_timeout and a number of seconds",
                    findings);
        }
        if (server.last("protocol").isEmpty()) {
            missing(server, "protocol", "no protocol is set", "keepalived takes UDP", "protocol TCP", findings);
        }
    }

    private static void checkScheduling(Entry.Block server, FindingCollector findings) {
        Optional<ConfLine> scheduler = server.last("lb_algo").or(() -> server.last("lvs_sched"));
        if (scheduler.isEmpty()) {
            missing(server, "lb-algo", "no lb_algo is set", "keepalived takes wlc", "lb_algo wlc", findings);
        } else if (!SCHEDULERS.contains(scheduler.get().word(1))) {
            refused(scheduler.get(), "a scheduler: rr, wrr, lc, wlc, sh, mh and others, in small letters", findings);
        }
        Optional<ConfLine> method = server.last("lb_kind").or(() -> server.last("lvs_method"));
        if (method.isEmpty()) {
            missing(server, "lb-kind", "no lb_kind is set", "keepalived takes NAT", "lb_kind NAT", findings);
        } else if (!METHODS.contains(method.get().word(1))) {
            refused(method.get(), "a forwarding method: NAT, DR or TUN, in capitals", findings);
        }
        server.last("protocol")
                .filter(line -> !line.word(1).toUpperCase(java.util.Locale.ROOT).matches("TCP|UDP|SCTP"))
                .ifPresent(line -> refused(line, "a protocol: TCP, UDP or SCTP", findings));
    }

    private static void checkRealServers(Entry.Block server, FindingCollector findings) {
        Set<String> seen = new HashSet<>();
        int usable = 0;
        for (Entry.Block real : server.blocks("real_server")) {
            ConfLine head = real.line();
            boolean otherFamily = isAddress(server.name()) && isIpv6(server.name()) != isIpv6(head.word(1));
            if (!isAddress(head.word(1)) || !isPort(head.word(2)) || otherFamily) {
                tell(
                        FATAL,
                        "real-server-refused",
                        head,
                        "'" + head.word(1) + " " + head.word(2) + "' is no real server for " + server.name(),
                        "keepalived skips it",
                        "write an address of the virtual server's family, and a port",
                        findings);
            } else if (!seen.add(head.word(1) + " " + head.word(2))) {
                tell(
                        RISK,
                        "real-server-twice",
                        head,
                        head.word(1) + " " + head.word(2) + " is there already",
                        "keepalived removes the second one",
                        "delete the block",
                        findings);
            } else {
                usable += weight(real);
            }
        }
        if (seen.isEmpty()) {
            missing(
                    server,
                    "real-server",
                    "the virtual server has no real server",
                    "keepalived ignores it",
                    "add real_server ADDRESS PORT { … }",
                    findings);
        } else {
            checkQuorum(server, usable, findings);
        }
    }

    private static int weight(Entry.Block real) {
        return number(real, "weight").orElse(1);
    }

    private static void checkQuorum(Entry.Block server, int weights, FindingCollector findings) {
        Optional<ConfLine> line = server.last("quorum");
        int quorum = number(server, "quorum").orElse(1);
        if (line.isPresent() && (quorum < 1 || quorum > weights)) {
            refused(line.get(), "a quorum of 1 to " + weights + ", the weights of all real servers", findings);
        }
        server.last("hysteresis")
                .filter(hysteresis -> number(server, "hysteresis").orElse(0) >= Math.min(quorum, weights))
                .ifPresent(hysteresis -> refused(hysteresis, "a hysteresis below the quorum", findings));
    }

    private static Optional<Integer> number(Entry.Block block, String keyword) {
        return block.last(keyword)
                .map(line -> line.word(1))
                .filter(word -> word.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    private static boolean isAddress(String word) {
        return Ipv4.parse(word).isPresent() || isIpv6(word);
    }

    private static boolean isIpv6(String word) {
        return word.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    }

    private static boolean isPort(String word) {
        return word.isEmpty() || (word.matches("[0-9]{1,5}") && Integer.parseInt(word) <= 65_535);
    }

    private static void refused(ConfLine line, String wanted, FindingCollector findings) {
        findings.heard(
                RISK,
                "value-refused",
                line.at(1),
                "'" + line.word(1) + "' is not what '" + line.keyword() + "' takes: " + wanted,
                "keepalived ignores the line, or puts its own default in",
                "choose " + wanted);
    }

    private static void missing(
            Entry.Block server, String code, String what, String why, String fix, FindingCollector findings) {
        findings.heard(RISK, code + "-missing", server.line().at(), what, why + " and says so at every start", fix);
    }

    private static void tell(
            Severity severity,
            String code,
            ConfLine line,
            String what,
            String why,
            String fix,
            FindingCollector findings) {
        findings.heard(severity, code, line.at(), what, why, fix);
    }

    /** What a file holds that is read and not judged, for the end of the report. */
    static Stream<String> notChecked(Conf conf) {
        List<Entry.Block> servers = conf.blocks("virtual_server");
        boolean checks = servers.stream()
                .flatMap(server -> server.blocks("real_server").stream())
                .flatMap(real -> real.entries().stream())
                .anyMatch(entry -> entry.<Boolean>match(
                        new Entry.Cases<>((Entry.Statement statement) -> false, (Entry.Block block) -> true)));
        return checks ? Stream.of("what the checks of real servers ask") : Stream.empty();
    }
}
