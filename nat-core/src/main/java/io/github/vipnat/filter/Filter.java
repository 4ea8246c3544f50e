package io.github.vipnat.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that lets packets through or not: an access list or two, a policy that is made of several, or a place without passage. */
public sealed interface Filter permits AccessList, ListChain, Policy, NoPassage {

    /** What it does with a packet. */
    Answer answer(Packet packet);

    /** The access lists that it looks into. */
    Stream<AccessList> lists();

    /**
     * What has to change for a packet to be let through as another one is.
     *
     * @param model the packet that is let through; none where the filter does not see its like
     */
    List<Mend> mends(Optional<Packet> model, Packet packet);
}
