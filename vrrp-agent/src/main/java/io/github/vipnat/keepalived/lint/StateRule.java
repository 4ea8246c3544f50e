package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Class 33 for values (the parser does the keywords), settings given twice, and values that depend on one another. */
final class StateRule implements LintRule {

    /** Settings of which the last one holds, without a word from keepalived. */
    private static final List<String> LAST_HOLDS = List.of(
            "priority",
            "advert_int",
            "virtual_router_id",
            "interface",
            "preempt_delay",
            "mcast_src_ip",
            "unicast_src_ip");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Member member : site.members()) {
            checkState(member.instance(), findings);
            checkTwice(member.instance(), findings);
            checkInterval(member.instance(), findings);
            checkVersion(member.instance(), findings);
            checkDeprecated(member.instance(), findings);
        }
    }

    private static void checkState(VrrpInstance instance, FindingCollector findings) {
        boolean master = false;
        for (ConfLine line : instance.block().lines("state")) {
            String state = line.word(1);
            if (line.has(1) && !state.equals("MASTER") && !state.equals("BACKUP")) {
                String meant = state.toUpperCase(Locale.ROOT).startsWith("M") ? "MASTER" : "BACKUP";
                findings.heard(
                        RISK,
                        "state-unknown",
                        line.at(1),
                        "'" + state + "' is no state: it is MASTER or BACKUP, in capitals",
                        "keepalived takes it for BACKUP and says so at every start",
                        "state " + meant);
            } else if (master && state.equals("BACKUP")) {
                findings.heard(
                        RISK,
                        "state-twice",
                        line.at(1),
                        "the state was MASTER before",
                        "keepalived ignores this line",
                        "delete the line");
            }
            master = state.equals("MASTER") || (master && state.equals("BACKUP"));
        }
    }

    private static void checkTwice(VrrpInstance instance, FindingCollector findings) {
        for (String keyword : LAST_HOLDS) {
            List<ConfLine> lines = instance.block().lines(keyword);
            if (lines.size() > 1) {
                findings.addUnheard(
                        RISK,
                        "setting-twice",
                        lines.get(1).at(),
                        keyword + " is given " + lines.size() + " times",
                        "the last one holds, and keepalived says nothing",
                        "delete all but one");
            }
        }
    }

    private static void checkInterval(VrrpInstance instance, FindingCollector findings) {
        instance.block()
                .last("advert_int")
                .filter(line -> line.word(1).matches("[0-9]{1,3}(\\.[0-9]{1,6})?"))
                .filter(line -> isRounded(line.word(1), instance.version()))
                .ifPresent(line -> findings.heard(
                        RISK,
                        "advert-interval-rounded",
                        line.at(1),
                        "VRRP version " + instance.version() + " cannot advertise every " + line.word(1) + " s",
                        "keepalived uses " + instance.advertInterval().toMillis() / 1000.0
                                + " s and says so at every start",
                        "advert_int " + number(instance.advertInterval())));
    }

    private static String number(Duration interval) {
        return BigDecimal.valueOf(interval.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static boolean isRounded(String seconds, int version) {
        double value = Double.parseDouble(seconds);
        if (value < 0.01 || value > 255) {
            return false;
        }
        double units = version == 2 ? value : value * 100;
        return Math.abs(units - Math.rint(units)) > 1e-6 || (version == 3 && value > 40.951);
    }

    private static void checkVersion(VrrpInstance instance, FindingCollector findings) {
        String first = "";
        for (ConfLine line : instance.block().lines("version")) {
            if (!line.word(1).matches("[23]")) {
                continue;
            }
            if (!first.isEmpty() && !first.equals(line.word(1))) {
                findings.heard(
                        RISK,
                        "version-twice",
                        line.at(1),
                        "the version was " + first + " before",
                        "keepalived ignores this line",
                        "delete the line");
            }
            first = first.isEmpty() ? line.word(1) : first;
        }
    }

    private static void checkDeprecated(VrrpInstance instance, FindingCollector findings) {
        for (String keyword : List.of("linkbeat_use_polling", "lvs_sync_daemon_interface", "vmac_garp_intvl")) {
            instance.block()
                    .last(keyword)
                    .ifPresent(line -> findings.heard(
                            RISK,
                            "keyword-deprecated",
                            line.at(),
                            keyword + " is deprecated here",
                            "keepalived says so at every start",
                            "use " + replacement(keyword) + " instead"));
        }
    }

    private static String replacement(String keyword) {
        return switch (keyword) {
            case "linkbeat_use_polling" -> "the linkbeat_interfaces block";
            case "vmac_garp_intvl" -> "garp_extra_if";
            default -> "lvs_sync_daemon in global_defs";
        };
    }
}
