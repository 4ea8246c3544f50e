package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Authentication;
import io.github.vipnat.keepalived.vrrp.VirtualAddress;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Classes 7, 9, 10, 11: what both ends of the wire must agree on, or each drops the other's adverts and both are MASTER. */
final class AdvertMatchRule implements LintRule {

    private static final String BOTH_MASTER = "each drops the other's adverts, and both hold the VIP";

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Group group : site.groups()) {
            LintedSite.Member first = group.preferred();
            group.others().forEach(other -> compare(first, other, findings));
        }
    }

    private static void compare(LintedSite.Member first, LintedSite.Member other, FindingCollector findings) {
        Optional<Integer> mine = first.instance().virtualRouterId();
        if (!mine.equals(other.instance().virtualRouterId())) {
            String value = mine.map(String::valueOf).orElse("none");
            differ("virtual-router-id-differs", first, other, "virtual_router_id", value, findings);
            return;
        }
        compareVersion(first, other, findings);
        Set<String> sent = sent(first.instance());
        if (!sent.equals(sent(other.instance()))) {
            String value = "{ " + String.join(" ", sent) + " }";
            differ("vip-list-differs", first, other, "virtual_ipaddress", value, findings);
        }
        compareWays(first, other, findings);
    }

    private static void compareVersion(LintedSite.Member first, LintedSite.Member other, FindingCollector findings) {
        int version = first.instance().version();
        if (version != other.instance().version()) {
            differ("version-differs", first, other, "version", String.valueOf(version), findings);
        } else if (version == 2) {
            compareVersion2(first, other, findings);
        }
    }

    private static void compareWays(LintedSite.Member first, LintedSite.Member other, FindingCollector findings) {
        VrrpInstance two = other.instance();
        if (first.instance().unicastPeers().isEmpty() != two.unicastPeers().isEmpty()) {
            findings.addUnheard(
                    FATAL,
                    "unicast-on-one-node-only",
                    two.at("unicast_peer"),
                    "one of " + first.name() + " and " + other.name() + " sends to peers, the other to everybody",
                    "a node that sends to everybody does not hear one that sends to peers, and both hold the VIP",
                    "give both unicast_peer, each with the other's address, or neither");
        }
    }

    private static void compareVersion2(LintedSite.Member first, LintedSite.Member other, FindingCollector findings) {
        VrrpInstance one = first.instance();
        VrrpInstance two = other.instance();
        if (!one.advertInterval().equals(two.advertInterval())) {
            differ(
                    "advert-interval-differs",
                    first,
                    other,
                    "advert_int",
                    String.valueOf(one.advertInterval().toSeconds()),
                    findings);
        }
        Authentication mine = one.authentication();
        if (!mine.equals(two.authentication())) {
            findings.addUnheard(
                    FATAL,
                    "authentication-differs",
                    two.at("authentication"),
                    first.name() + " and " + other.name()
                            + (mine.type().equals(two.authentication().type())
                                    ? " have different passwords"
                                    : " authenticate in different ways"),
                    BOTH_MASTER,
                    "give both the same auth_type and the same first 8 characters of auth_pass");
        }
    }

    private static Set<String> sent(VrrpInstance instance) {
        return instance.addresses().stream()
                .map(VirtualAddress::withoutMask)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void differ(
            String code,
            LintedSite.Member first,
            LintedSite.Member other,
            String keyword,
            String value,
            FindingCollector findings) {
        findings.addUnheard(
                FATAL,
                code,
                other.instance().at(keyword),
                keyword + " of " + other.name() + " is not that of " + first.name(),
                BOTH_MASTER,
                value.startsWith("{") ? "write the same " + keyword + " on both: " + value : keyword + " " + value);
    }
}
