package io.github.vipnat.doctor.cluster;

import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.ReplicaState;
import io.github.vipnat.database.inspect.ServerView;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.topology.DatabaseSettings;
import java.util.List;
import java.util.stream.Collectors;

/** The part each server plays: whether it takes writes, from whom it copies, how far it is. */
final class ReplicaCheck implements Check {

    private static final String CODE = "database-role";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.DATABASE;
    }

    @Override
    public String summary() {
        return "The server behind the VIP takes writes; each other one copies by GTID and says how far behind it is.";
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.database().stream()
                .flatMap(seen -> seen.report().stream())
                .flatMap(report -> report.inspections().stream())
                .map(inspection -> server(inspection, sight))
                .toList();
    }

    private static Finding server(Inspection inspection, SiteSight sight) {
        String where = inspection.server().name();
        return inspection
                .view()
                .map(view -> judged(where, view, isBehindVip(inspection, sight)))
                .orElseGet(() -> LINES.notChecked(
                        where,
                        "which part its database server plays: no administrator could look",
                        "whether it takes writes after a failover is not known",
                        "vipnat database check",
                        new Cause(DatabaseCheck.CODE, inspection.server().toString())));
    }

    /** Whether clients that go by the VIP write here now. */
    private static boolean isBehindVip(Inspection inspection, SiteSight sight) {
        boolean isVip = sight.site()
                .database()
                .map(DatabaseSettings::address)
                .filter(sight.site().vip().address()::equals)
                .isPresent();
        return isVip
                && VipHolder.of(sight).holders().stream()
                        .anyMatch(node ->
                                node.node().address().equals(inspection.server().address()));
    }

    private static Finding judged(String where, ServerView view, boolean isBehindVip) {
        ReplicaState state = view.replica();
        String part = part(state);
        if (isBehindVip && state.isReadOnly()) {
            return LINES.fault(
                    where,
                    "clients reach this server through the VIP, and it is read_only: " + part,
                    "every write of the application fails (error 1290)",
                    "SET GLOBAL read_only = OFF;  here, once nobody else is written to");
        }
        return state.channels().stream()
                .filter(ReplicaState.Channel::isRunning)
                .filter(channel -> !channel.usesGtid() || channel.behind().isEmpty())
                .findFirst()
                .map(channel -> unsure(where, channel, part))
                .orElseGet(() -> LINES.ok(where, part));
    }

    private static Finding unsure(String where, ReplicaState.Channel channel, String part) {
        return channel.usesGtid()
                ? LINES.note(
                        where,
                        "how far it is behind " + channel + " is not known: " + part,
                        "after a failover clients may not find what they wrote last",
                        "SHOW ALL SLAVES STATUS;")
                : LINES.note(
                        where,
                        "it copies from " + channel + " by file and offset, not by GTID: " + part,
                        "after a failover the other server's file and offset have to be found by hand",
                        "STOP SLAVE; CHANGE MASTER TO MASTER_USE_GTID = slave_pos; START SLAVE;");
    }

    private static String part(ReplicaState state) {
        String copies = state.channels().stream()
                .map(channel -> "copies from " + channel
                        + (channel.isRunning()
                                ? channel.behind()
                                        .map(late -> ", " + late.toSeconds() + " s behind")
                                        .orElse("")
                                : ", stopped"))
                .collect(Collectors.joining("; "));
        return (state.isReadOnly() ? "takes no writes" : "takes writes")
                + "; " + (copies.isEmpty() ? "copies from nobody" : copies)
                + state.gtidPosition().map(position -> "; GTID " + position).orElse("")
                + state.cluster()
                        .map(galera -> "; in step in its Galera cluster")
                        .orElse("");
    }
}
