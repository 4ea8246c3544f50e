package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keepalived -t says of routes and rules, static and virtual; their other options are not judged. */
final class RouteRule implements LintRule {

    private static final Set<String> PREFERENCES = Set.of("preference", "priority", "order");

    private static final Set<String> ACTIONS = Set.of(
            "table",
            "lookup",
            "goto",
            "nop",
            "blackhole",
            "unreachable",
            "prohibit",
            "suppress_prefixlength",
            "suppress_ifgroup",
            "l3mdev");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Optional<Set<String>> interfaces = node.host().interfaces();
            boolean tracked = site.releases().contains(KeepalivedRelease.V2_2);
            routes(node).forEach(route -> checkRoute(route, tracked, interfaces, findings));
            rules(node).forEach(rule -> checkRule(rule, interfaces, findings));
        }
    }

    private static Stream<ConfLine> routes(LintedSite.SiteNode node) {
        return lines(node, "static_routes", "virtual_routes");
    }

    private static Stream<ConfLine> rules(LintedSite.SiteNode node) {
        return lines(node, "static_rules", "virtual_rules");
    }

    private static Stream<ConfLine> lines(LintedSite.SiteNode node, String atTop, String inInstance) {
        return Stream.concat(
                node.config().conf().top().values(atTop).stream(),
                node.config().instances().stream()
                        .map(VrrpInstance::block)
                        .flatMap(block -> block.values(inInstance).stream()));
    }

    /** 2.2.7 cannot track a route without an interface of its own; one below nexthop does not count (keepalived-facts 5). */
    private static void checkRoute(
            ConfLine route, boolean tracked, Optional<Set<String>> interfaces, FindingCollector findings) {
        List<String> words = words(route);
        int next = words.indexOf("nexthop");
        List<String> own = next < 0 ? words : words.subList(0, next);
        if (tracked && !own.contains("dev") && !words.contains("no_track")) {
            findings.addHeardBy(
                    Set.of(KeepalivedRelease.V2_2),
                    UNTIDY,
                    "route-without-interface",
                    route.at(),
                    "the route names no interface",
                    "keepalived 2.2.7 cannot track it and says so at every start; 2.3 does not mind",
                    "write: " + route.text().strip() + " no_track");
        }
        deprecated(route, "gw", "via", findings);
        deprecated(route, "or", "nexthop via", findings);
        checkInterfaces(route, Set.of("dev"), interfaces, findings);
    }

    private static void deprecated(ConfLine route, String old, String fresh, FindingCollector findings) {
        int at = words(route).indexOf(old);
        if (at >= 0) {
            findings.heard(
                    UNTIDY,
                    "keyword-deprecated",
                    route.at(at),
                    "'" + old + "' is deprecated in routes",
                    "keepalived says so at every start",
                    old.equals("or")
                            ? "write the route with nexthop via, once for each gateway"
                            : "write " + fresh + " " + route.word(at + 1) + " instead of " + old + " "
                                    + route.word(at + 1));
        }
    }

    private static void checkRule(ConfLine rule, Optional<Set<String>> interfaces, FindingCollector findings) {
        List<String> words = words(rule);
        for (String end : List.of("from", "to")) {
            int at = words.indexOf(end);
            if (at >= 0 && !isNetwork(rule.word(at + 1))) {
                findings.heard(
                        RISK,
                        "address-refused",
                        rule.at(at),
                        "'" + rule.word(at + 1) + "' is no network",
                        "keepalived leaves the rule out",
                        "write an address, with a mask if you like");
                return;
            }
        }
        if (words.stream().noneMatch(ACTIONS::contains)) {
            findings.heard(
                    RISK,
                    "rule-without-action",
                    rule.at(),
                    "the rule says what it is for, and not what to do",
                    "keepalived leaves the rule out",
                    "add table and a number, or another action");
        } else if (words.stream().noneMatch(PREFERENCES::contains)) {
            findings.heard(
                    UNTIDY,
                    "rule-without-preference",
                    rule.at(),
                    "the rule has no preference",
                    "keepalived counts down from 16384 for such rules and says so at every start",
                    "add preference and a number below 32766");
        }
        checkInterfaces(rule, Set.of("dev", "iif", "oif"), interfaces, findings);
    }

    private static boolean isNetwork(String word) {
        boolean ipv6 = word.contains(":");
        return ipv6
                || word.equals("all")
                || word.equals("default")
                || word.equals("any")
                || Ipv4.parse(word).isPresent()
                || Ipv4Prefix.parse(word).isPresent();
    }

    private static void checkInterfaces(
            ConfLine line, Set<String> options, Optional<Set<String>> interfaces, FindingCollector findings) {
        List<String> words = words(line);
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean names = options.contains(words.get(i));
            if (names && interfaces.isPresent() && !interfaces.get().contains(words.get(i + 1))) {
                InterfaceRule.reportAbsent(words.get(i + 1), line.at(i + 1), interfaces.get(), findings);
            }
        }
    }

    private static List<String> words(ConfLine line) {
        return line.words().stream().map(word -> word.text()).toList();
    }

    /** What a file holds that is read and not judged, for the end of the report. */
    static Stream<String> notChecked(Conf conf) {
        boolean routes = !conf.top().values("static_routes").isEmpty()
                || conf.blocks("vrrp_instance").stream()
                        .anyMatch(block -> !block.values("virtual_routes").isEmpty());
        boolean rules = !conf.top().values("static_rules").isEmpty()
                || conf.blocks("vrrp_instance").stream()
                        .anyMatch(block -> !block.values("virtual_rules").isEmpty());
        return Stream.concat(
                routes ? Stream.of("the options of routes") : Stream.empty(),
                rules ? Stream.of("the options of rules") : Stream.empty());
    }
}
