package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Classes 28 and 37: what a clone has in common with its original and should not. */
final class CloneRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Group group : site.groups()) {
            Map<String, LintedSite.Member> sources = new HashMap<>();
            for (LintedSite.Member member : group.members()) {
                member.instance().sourceAddress().ifPresent(source -> checkSource(source, member, sources, findings));
            }
        }
        checkRouterIds(site, findings);
    }

    private static void checkSource(
            String source,
            LintedSite.Member member,
            Map<String, LintedSite.Member> sources,
            FindingCollector findings) {
        LintedSite.Member other = sources.putIfAbsent(source, member);
        if (other != null) {
            String keyword = member.instance().has("unicast_src_ip") ? "unicast_src_ip" : "mcast_src_ip";
            findings.addUnheard(
                    FATAL,
                    "source-address-twice",
                    member.instance().at(keyword),
                    member.name() + " sends from " + source + ", and so does " + other.name(),
                    "each takes the other's adverts for its own: both hold the VIP",
                    keyword + " and " + member.name() + "'s own address");
        }
    }

    private static void checkRouterIds(LintedSite site, FindingCollector findings) {
        Map<String, String> ids = new HashMap<>();
        for (LintedSite.SiteNode node : site.nodes()) {
            Optional<ConfLine> id = node.config().globals().last("router_id").filter(line -> line.has(1));
            if (id.isPresent()
                    && ids.putIfAbsent(id.get().word(1), node.config().node()) != null) {
                findings.addUnheard(
                        UNTIDY,
                        "router-id-twice",
                        id.get().at(1),
                        "router_id " + id.get().word(1) + " is also that of "
                                + ids.get(id.get().word(1)),
                        "harmless: it never goes on the wire, and only mails and SNMP show it",
                        "router_id " + node.config().node());
            }
        }
    }
}
