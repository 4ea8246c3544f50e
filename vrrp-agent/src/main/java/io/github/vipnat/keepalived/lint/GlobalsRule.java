package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Globals;
import java.util.List;

/** What keepalived itself says of {@code global_defs}, beyond single values. */
final class GlobalsRule implements LintRule {

    private static final List<String> DEPRECATED = List.of("vrrp_vmac_garp_intvl", "vrrp_iptables");
    private static final List<String> ONCE =
            List.of("notify_fifo", "vrrp_notify_fifo", "notify_fifo_script", "vrrp_notify_fifo_script");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.nodes().forEach(node -> check(node.config().globals(), findings));
    }

    private static void check(Globals globals, FindingCollector findings) {
        for (String keyword : DEPRECATED) {
            globals.last(keyword)
                    .ifPresent(line -> findings.heard(
                            RISK,
                            "keyword-deprecated",
                            line.at(),
                            keyword + " is deprecated",
                            "keepalived says so at every start",
                            keyword.equals("vrrp_iptables")
                                    ? "use nftables"
                                    : "write vrrp_garp_extra_if instead of " + keyword));
        }
        for (String keyword : ONCE) {
            if (globals.lines(keyword).size() > 1) {
                findings.heard(
                        RISK,
                        "setting-refused-twice",
                        globals.lines(keyword).get(1).at(),
                        keyword + " is given twice",
                        "keepalived uses the first one only",
                        "delete the line");
            }
        }
        globals.last("dynamic_interfaces")
                .filter(line -> line.has(1) && !line.word(1).equals("allow_if_changes"))
                .ifPresent(line -> findings.heard(
                        RISK,
                        "value-refused",
                        line.at(1),
                        "'" + line.word(1) + "' is no option of dynamic_interfaces",
                        "keepalived ignores the word",
                        "dynamic_interfaces"));
        checkMulticast(globals, findings);
    }

    private static void checkMulticast(Globals globals, FindingCollector findings) {
        globals.last("vrrp_mcast_group4")
                .filter(line -> line.has(1) && !line.word(1).matches("2(2[4-9]|3[0-9])(\\.[0-9]{1,3}){3}"))
                .ifPresent(line -> findings.heard(
                        RISK,
                        "value-refused",
                        line.at(1),
                        line.word(1) + " is no IPv4 multicast address",
                        "keepalived uses 224.0.0.18",
                        "vrrp_mcast_group4 224.0.0.18"));
    }
}
