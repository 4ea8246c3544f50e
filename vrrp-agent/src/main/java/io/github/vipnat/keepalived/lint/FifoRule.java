package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Globals;
import io.github.vipnat.layout.NodePaths;
import java.util.List;
import java.util.Optional;

/**
 * A notify FIFO that stands above {@code script_user}: keepalived looks for the FIFO's user while it reads, finds none at the
 * first reload, and drops the FIFO (keepalived-facts 4: 4 reloads in 2 configurations).
 */
final class FifoRule implements LintRule {

    private static final List<String> FIFOS = List.of("notify_fifo", "vrrp_notify_fifo", "lvs_notify_fifo");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Globals globals = node.config().globals();
            boolean secure = globals.has("enable_script_security");
            boolean ownUser = node.host().hasUser("keepalived_script").orElse(false);
            if (secure && !ownUser) {
                FIFOS.forEach(keyword -> check(globals, keyword, findings));
            }
        }
    }

    private static void check(Globals globals, String keyword, FindingCollector findings) {
        Optional<ConfLine> fifo = globals.lines(keyword).stream().findFirst();
        if (fifo.isEmpty() || !fifo.get().has(1) || fifo.get().has(2)) {
            return;
        }
        Optional<ConfLine> user = globals.lines("script_user").stream().findFirst();
        boolean above =
                user.map(line -> line.at().compareTo(fifo.get().at()) < 0).orElse(false);
        if (!above) {
            report(fifo.get(), user, findings);
        }
    }

    private static void report(ConfLine fifo, Optional<ConfLine> user, FindingCollector findings) {
        String name = fifo.word(1).equals(NodePaths.FIFO)
                ? NodePaths.USER
                : user.map(line -> line.word(1)).filter(word -> !word.isEmpty()).orElse(NodePaths.ROOT_USER);
        findings.addUnheard(
                RISK,
                "fifo-before-script-user",
                fifo.at(),
                fifo.keyword()
                        + (user.isPresent() ? " stands above script_user" : " has no user, and there is no script_user")
                        + ", and enable_script_security is set",
                "the first reload (SIGHUP) drops the FIFO for good: keepalived logs \"Failed to set default user for vrrp_"
                        + " fifo\", and no event is written any more",
                "write: " + fifo.keyword() + " " + fifo.word(1) + " " + name);
    }
}
