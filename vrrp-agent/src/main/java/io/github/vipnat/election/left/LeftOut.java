package io.github.vipnat.election.left;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The lines of a file that may decide an election and that are not played. */
public final class LeftOut {

    /** Blocks of which a file may have several that are nothing to the instance that is played. */
    private static final Set<String> CHOSEN = Set.of(
            "vrrp_instance", "vrrp_sync_group", "vrrp_script", "vrrp_track_process", "track_file", "vrrp_track_file");

    private final String node;
    private final Predicate<Entry.Block> concerned;
    private final Map<String, String> found = new LinkedHashMap<>();

    private LeftOut(String node, Predicate<Entry.Block> concerned) {
        this.node = node;
        this.concerned = concerned;
    }

    /**
     * A sentence for each of them: which keyword, where, and what it may do.
     *
     * @param concerned which instances, groups and trackers of the file are played at all
     */
    public static List<String> of(String node, Conf conf, Predicate<Entry.Block> concerned) {
        LeftOut left = new LeftOut(node, concerned);
        conf.entries().forEach(entry -> left.look(entry, "", ""));
        return List.copyOf(left.found.values());
    }

    private void look(Entry entry, String outer, String within) {
        entry.<Runnable>match(new Entry.Cases<>(
                        (Entry.Statement statement) -> () -> {
                            if (statement.known()) {
                                name(statement.line(), outer, within);
                            }
                        },
                        (Entry.Block block) -> () -> look(block, outer, within)))
                .run();
    }

    private void look(Entry.Block block, String outer, String within) {
        String keyword = block.line().keyword();
        boolean passedOver =
                block.skipped() || block.entries().isEmpty() || (CHOSEN.contains(keyword) && !concerned.test(block));
        if (!passedOver) {
            name(block.line(), outer, within);
            String inner = within.isEmpty() ? (keyword + " " + block.name()).strip() : within;
            block.entries().forEach(entry -> look(entry, outer + keyword + ".", inner));
        }
    }

    private void name(ConfLine line, String outer, String within) {
        KeywordRole.of(outer + line.keyword())
                .filter(role -> role.kind() == KeywordRole.Kind.LEFT_OUT)
                .ifPresent(role -> found.putIfAbsent(
                        within + " " + line.keyword(),
                        line.keyword() + (within.isEmpty() ? "" : " of " + within) + " on " + node + " ("
                                + line.at().file() + ":" + line.at().line() + "): " + role.why()));
    }
}
