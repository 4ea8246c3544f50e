package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Globals;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.List;

/** Classes 29 and 31: gratuitous ARP, which is all that tells a router where the VIP went. */
final class GarpRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Globals globals = node.config().globals();
            node.config().instances().forEach(instance -> checkRefresh(instance, globals, findings));
            for (String keyword : List.of("vrrp_garp_interval", "vrrp_gna_interval")) {
                globals.lines(keyword).stream()
                        .filter(line -> line.word(1).matches("0+(\\.0*)?"))
                        .forEach(line -> reportZero(line, findings));
            }
        }
    }

    private static void checkRefresh(VrrpInstance instance, Globals globals, FindingCollector findings) {
        int refresh = instance.block()
                .last("garp_master_refresh")
                .map(line -> line.word(1))
                .or(() -> globals.last("vrrp_garp_master_refresh").map(line -> line.word(1)))
                .filter(word -> word.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
        if (refresh == 0 && !instance.has("use_vmac")) {
            findings.addUnheard(
                    RISK,
                    "no-garp-refresh",
                    instance.block().line().at(),
                    instance.name() + " never repeats its gratuitous ARP",
                    "after a healed partition or a paused VM the router may keep the other node's MAC: 46 s without service were"
                            + " measured, and an IOS ARP entry lives hours",
                    "global_defs { vrrp_garp_master_refresh 5 }");
        }
    }

    private static void reportZero(ConfLine line, FindingCollector findings) {
        findings.addUnheard(
                UNTIDY,
                "garp-interval-zero",
                line.at(1),
                line.keyword() + " 0 is out of range, copied from many tutorials",
                "keepalived ignores it and complains at every start",
                "delete the line");
    }
}
