package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Class 23: strict mode, which drops packets to the VIP. */
final class StrictRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.members().stream()
                .filter(member -> member.instance().isStrict())
                .forEach(member -> checkStrict(member, findings));
    }

    private static void checkStrict(LintedSite.Member member, FindingCollector findings) {
        VrrpInstance instance = member.instance();
        ConfPosition at = instance.has("strict_mode")
                ? instance.at("strict_mode")
                : member.node()
                        .config()
                        .globals()
                        .last("vrrp_strict")
                        .map(line -> line.at())
                        .orElse(instance.block().line().at());
        if (!instance.has("accept") && !instance.isOwner()) {
            findings.addUnheard(
                    FATAL,
                    "strict-drops-the-vip",
                    at,
                    "strict mode installs an nftables rule that drops packets to the VIP",
                    "the VIP moves, and answers nothing: no ping, no port",
                    "delete the line");
        }
        complaints(instance)
                .forEach((keyword, what) -> findings.heard(
                        RISK,
                        "strict-refuses-" + keyword.replace('_', '-'),
                        instance.at(keyword),
                        what,
                        "keepalived changes it and says so at every start",
                        "delete the line"));
        if (!instance.unicastPeers().isEmpty()) {
            findings.addUnheard(
                    RISK,
                    "strict-refuses-unicast",
                    instance.at("unicast_peer"),
                    "strict mode takes no unicast peers",
                    "2.2.7 forgets to look and starts all the same; another version may not",
                    "delete vrrp_strict");
        }
    }

    private static Map<String, String> complaints(VrrpInstance instance) {
        Map<String, String> complaints = new LinkedHashMap<>();
        boolean saysMaster = instance.has("state") && instance.wantsMaster();
        if (instance.has("state") && saysMaster != instance.isOwner()) {
            complaints.put("state", "in strict mode state MASTER is for priority 255 only, and 255 for MASTER");
        }
        boolean acceptsInVersion2 = instance.has("accept") && instance.version() == 2 && !instance.isOwner();
        if (acceptsInVersion2) {
            complaints.put("accept", "strict mode has no accept in version 2");
        }
        reportFlag(instance, "higher_prio_send_advert", true, "strict mode answers no higher advert", complaints);
        reportFlag(instance, "lower_prio_no_advert", false, "strict mode never answers a lower advert", complaints);
        number(instance, "down_timer_adverts", "3", "strict mode has its own down_timer_adverts", complaints);
        number(instance, "garp_lower_prio_repeat", "0", "strict mode repeats no gratuitous ARP", complaints);
        number(instance, "garp_lower_prio_delay", "0", "strict mode repeats no gratuitous ARP", complaints);
        return complaints;
    }

    private static void reportFlag(
            VrrpInstance instance, String keyword, boolean refused, String what, Map<String, String> complaints) {
        boolean on = instance.block()
                .last(keyword)
                .map(line -> !line.word(1).matches("false|off|no"))
                .orElse(!refused);
        if (on == refused) {
            complaints.put(keyword, what);
        }
    }

    private static void number(
            VrrpInstance instance, String keyword, String allowed, String what, Map<String, String> complaints) {
        boolean other = instance.block()
                .last(keyword)
                .map(line -> !line.word(1).equals(allowed))
                .orElse(false);
        if (other) {
            complaints.put(keyword, what);
        }
    }
}
