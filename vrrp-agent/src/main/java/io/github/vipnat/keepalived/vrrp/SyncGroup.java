package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.Entry;
import java.util.List;

/**
 * A {@code vrrp_sync_group} as keepalived runs it.
 *
 * @param members the instances that are in it: those that exist, and are in no group further up
 * @param tracking what the group itself tracks, on behalf of every member
 */
public record SyncGroup(Entry.Block block, List<VrrpInstance> members, List<Tracking> tracking) {

    public SyncGroup {
        members = List.copyOf(members);
        tracking = List.copyOf(tracking);
    }

    public String name() {
        return block.name();
    }
}
