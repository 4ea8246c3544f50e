package io.github.vipnat.filter;

import io.github.vipnat.filter.AccessEntry.Rule;
import java.util.List;

/** A list of permits and denies: the first line that is about a packet decides, and behind the last one is a deny. */
public record AccessList(String name, List<AccessEntry> entries) {

    public AccessList {
        entries = List.copyOf(entries);
    }

    /** What the list does with packets of the kind. */
    public Verdict verdict(Packet packet) {
        boolean isCertain = true;
        for (AccessEntry entry : entries) {
            if (entry instanceof AccessEntry.Unreadable) {
                isCertain = false;
            } else if (entry instanceof Rule rule) {
                PacketShare share = rule.shareOf(packet);
                if (share == PacketShare.ALL || (share == PacketShare.SOME && rule.permits())) {
                    return isCertain ? verdict(rule) : Verdict.UNKNOWN;
                }
            }
        }
        return isCertain ? Verdict.SHUTS_OUT : Verdict.UNKNOWN;
    }

    private static Verdict verdict(Rule rule) {
        return rule.permits() ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
    }
}
