package io.github.vipnat.doctor;

import java.util.List;
import java.util.Optional;

/**
 * The network as the host that vipnat runs on sees it: a third place beside nodes and router.
 *
 * @param macs which interfaces answered ARP for the VIP, {@code 00:15:5d:0a:0b:01}, each once; empty where nobody could be
 *     asked
 * @param why nobody could be asked; one clause without a full stop
 */
public record WireSight(Optional<List<String>> macs, String why) {

    public WireSight {
        macs = macs.map(List::copyOf);
    }

    /** Where nobody could be asked. */
    public static WireSight unseen(String why) {
        return new WireSight(Optional.empty(), why);
    }
}
