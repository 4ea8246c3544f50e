package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.reader.WordSplitter;
import io.github.vipnat.keepalived.vrrp.Globals;
import io.github.vipnat.layout.KeepalivedLines;
import io.github.vipnat.layout.NodePaths;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what the file says for vipnat's agent reaches it, and lends it nothing of root's. */
final class AgentRule implements LintRule {

    /** 0 is the number of the same user. */
    private static final Set<String> ROOT = Set.of(NodePaths.ROOT_USER, "0");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Globals globals = node.config().globals();
            Stream.of("notify_fifo", "vrrp_notify_fifo")
                    .flatMap(keyword -> globals.last(keyword).stream())
                    .forEach(line -> checkFifo(line, scriptUser(globals), findings));
            Stream.of("vrrp_instance", "vrrp_sync_group")
                    .flatMap(kind -> node.config().conf().blocks(kind).stream())
                    .flatMap(block -> Command.NOTIFY.stream().flatMap(keyword -> block.lines(keyword).stream()))
                    .forEach(line -> checkHook(line, scriptUser(globals), findings));
        }
    }

    /** Whom a script or FIFO without a user of its own belongs to (keepalived-facts 1.6). */
    private static String scriptUser(Globals globals) {
        return globals.last("script_user").map(line -> line.word(1)).orElse(NodePaths.ROOT_USER);
    }

    private static void checkFifo(ConfLine line, String scriptUser, FindingCollector findings) {
        String path = line.word(1);
        if (path.startsWith(NodePaths.RUNTIME + "/") && !path.equals(NodePaths.FIFO)) {
            findings.addUnheard(
                    RISK,
                    "fifo-unheard",
                    line.at(1),
                    "vipnat's agent reads " + NodePaths.FIFO + ", and keepalived writes " + path,
                    "nobody reads that pipe: its events are lost without a word",
                    "write: " + KeepalivedLines.fifo(NodePaths.FIFO));
        }
        String user = line.has(2) ? line.word(2) : scriptUser;
        if (path.equals(NodePaths.FIFO) && !user.equals(NodePaths.USER)) {
            findings.addUnheard(
                    RISK,
                    "fifo-of-another-user",
                    line.at(line.has(2) ? 2 : 1),
                    "where keepalived makes this FIFO it gives it to " + user + ", and the agent runs as "
                            + NodePaths.USER,
                    "the agent could not open it; and above script_user, keepalived drops it at the first reload",
                    "write: " + KeepalivedLines.fifo(NodePaths.FIFO));
        }
    }

    private static void checkHook(ConfLine line, String scriptUser, FindingCollector findings) {
        List<String> words = WordSplitter.ofScript(line.text()).orElse(List.of());
        if (words.size() < 2 || !isHook(words.get(1))) {
            return;
        }
        String user = words.size() > 2 ? words.get(2) : scriptUser;
        if (ROOT.contains(user)) {
            findings.addUnheard(
                    RISK,
                    "hook-runs-as-root",
                    line.at(1),
                    NodePaths.HOOK_NAME + " is run as root, and writes where the agent's user may change every name",
                    "that user could put a link there, and have root write through it",
                    "write: " + line.keyword() + " \"" + words.get(1) + "\" " + NodePaths.USER + " " + NodePaths.USER);
        }
    }

    private static boolean isHook(String command) {
        return WordSplitter.ofScript(command)
                .filter(words -> !words.isEmpty())
                .map(words -> words.get(0))
                .filter(program ->
                        program.substring(program.lastIndexOf('/') + 1).equals(NodePaths.HOOK_NAME))
                .isPresent();
    }
}
