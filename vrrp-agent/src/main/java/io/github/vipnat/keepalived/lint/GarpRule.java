package io.github.vipnat.keepalived.lint;

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
            checkRefresh(node.config().instances(), globals, findings);
            for (String keyword : List.of("vrrp_garp_interval", "vrrp_gna_interval")) {
                globals.lines(keyword).stream()
                        .filter(line -> line.word(1).matches("0+(\\.0*)?"))
                        .forEach(line -> reportZero(line, findings));
            }
        }
    }

    /** Once a file, whatever the number of its instances: one line of global_defs cures them all. */
    private static void checkRefresh(List<VrrpInstance> instances, Globals globals, FindingCollector findings) {
        List<VrrpInstance> silent = instances.stream()
                .filter(instance -> !refreshes(instance, globals) && !instance.has("use_vmac"))
                .toList();
        if (silent.isEmpty()) {
            return;
        }
        findings.addUnheard(
                UNTIDY,
                "no-garp-refresh",
                silent.get(0).block().line().at(),
                named(silent) + (silent.size() == 1 ? " never repeats its" : " never repeat their")
                        + " gratuitous ARP; without it the VIP works as long as every router hears of each move",
                "after a healed partition or a paused VM the router may keep the other node's MAC: 46 s without service were"
                        + " measured, and an IOS ARP entry lives hours",
                "global_defs { vrrp_garp_master_refresh 5 }");
    }

    private static String named(List<VrrpInstance> instances) {
        String first = instances.get(0).name();
        return instances.size() == 1
                ? first
                : instances.size() == 2
                        ? first + " and " + instances.get(1).name()
                        : first + " and " + (instances.size() - 1) + " more";
    }

    private static boolean refreshes(VrrpInstance instance, Globals globals) {
        return instance.block()
                .last("garp_master_refresh")
                .or(() -> globals.last("vrrp_garp_master_refresh"))
                .map(line -> line.word(1))
                .filter(word -> word.matches("[0-9]{1,9}"))
                .map(word -> Integer.parseInt(word) > 0)
                .orElse(false);
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
