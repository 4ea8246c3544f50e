package io.github.vipnat.filter;

import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import java.util.List;
import java.util.Optional;

/** A list of permits and denies: the first line that is about a packet decides, and behind the last one is a deny. */
public record AccessList(String name, List<AccessEntry> entries) {

    public AccessList {
        entries = List.copyOf(entries);
    }

    /** What the list does with packets of the kind. */
    public Verdict verdict(Packet packet) {
        boolean isCertain = true;
        for (AccessEntry entry : entries) {
            Optional<Verdict> verdict = verdict(entry, packet);
            if (verdict.filter(certain -> certain != Verdict.UNKNOWN).isPresent()) {
                return isCertain ? verdict.get() : Verdict.UNKNOWN;
            }
            isCertain &= verdict.isEmpty();
        }
        return isCertain ? Verdict.SHUTS_OUT : Verdict.UNKNOWN;
    }

    /** Of one line; empty where it leaves the packet to the lines below. */
    private static Optional<Verdict> verdict(AccessEntry entry, Packet packet) {
        return entry.match(new AccessEntry.Cases<>(
                (Remark remark) -> Optional.empty(),
                (Unreadable strange) -> Optional.of(Verdict.UNKNOWN),
                (Rule rule) -> Optional.of(rule.permits() ? Verdict.LETS_IN : Verdict.SHUTS_OUT)
                        .filter(verdict -> decides(rule, rule.shareOf(packet)))));
    }

    private static boolean decides(Rule rule, PacketShare share) {
        return share == PacketShare.ALL || (share == PacketShare.SOME && rule.permits());
    }
}
