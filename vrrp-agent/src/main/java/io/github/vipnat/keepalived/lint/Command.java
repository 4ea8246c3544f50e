package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.reader.WordSplitter;
import io.github.vipnat.keepalived.vrrp.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command that keepalived runs, and where the file says so.
 *
 * @param words the program and its arguments, one at least
 * @param use what keepalived runs it for
 */
record Command(List<String> words, ConfPosition at, Use use) {

    /** Keywords of instances and groups that name a script. */
    static final Set<String> NOTIFY = Set.of(
            "notify",
            "notify_master",
            "notify_backup",
            "notify_fault",
            "notify_stop",
            "notify_deleted",
            "notify_master_rx_lower_pri");

    private static final Set<String> OF_SERVERS =
            Set.of("notify_up", "notify_down", "quorum_up", "quorum_down", "misc_path");

    /** What a command is for. */
    enum Use {
        CHECK,
        NOTIFY,
        LVS
    }

    Command {
        words = List.copyOf(words);
    }

    String program() {
        return words.get(0);
    }

    boolean checksSomething() {
        return use == Use.CHECK;
    }

    /** keepalived -t ends with 5 for a check that is dropped, and with 0 for a notify script. */
    boolean isHeardWhenDropped() {
        return use == Use.CHECK;
    }

    /** Every command of a node's file: checks first, then notify scripts, then those of virtual servers. */
    static List<Command> of(LintedSite.SiteNode node) {
        List<Command> commands = new ArrayList<>();
        for (Tracker tracker : node.config().trackers()) {
            if (tracker instanceof Tracker.ByScript script && !script.command().isEmpty()) {
                ConfPosition at = script.block()
                        .last("script")
                        .map(line -> line.at(1))
                        .orElse(script.block().line().at());
                commands.add(new Command(script.command(), at, Use.CHECK));
            }
        }
        Conf conf = node.config().conf();
        Stream.concat(conf.blocks("vrrp_instance").stream(), conf.blocks("vrrp_sync_group").stream())
                .flatMap(block -> NOTIFY.stream().sorted().flatMap(keyword -> block.lines(keyword).stream()))
                .flatMap(line -> named(line, Use.NOTIFY).stream())
                .forEach(commands::add);
        Stream.of("notify_fifo_script", "vrrp_notify_fifo_script", "startup_script", "shutdown_script")
                .flatMap(keyword -> node.config().globals().lines(keyword).stream())
                .flatMap(line -> named(line, Use.NOTIFY).stream())
                .forEach(commands::add);
        conf.blocks("virtual_server").forEach(server -> addOfServers(server, commands));
        return commands;
    }

    private static void addOfServers(Entry.Block block, List<Command> commands) {
        for (Entry entry : block.entries()) {
            entry.<Runnable>match(new Entry.Cases<>(
                            (Entry.Statement statement) -> () -> addOfServer(statement, commands),
                            (Entry.Block inner) -> () -> addOfServers(inner, commands)))
                    .run();
        }
    }

    private static void addOfServer(Entry.Statement statement, List<Command> commands) {
        if (statement.known() && OF_SERVERS.contains(statement.line().keyword())) {
            named(statement.line(), Use.LVS).ifPresent(commands::add);
        }
    }

    private static Optional<Command> named(ConfLine line, Use use) {
        return WordSplitter.ofScript(line.text())
                .filter(words -> words.size() > 1)
                .flatMap(words -> WordSplitter.ofScript(words.get(1)))
                .filter(words -> !words.isEmpty())
                .map(words -> new Command(words, line.at(1), use));
    }
}
