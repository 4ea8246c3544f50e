package io.github.vipnat.ios;

import io.github.vipnat.nat.Translation;
import io.github.vipnat.nat.Translation.Side;
import java.util.Optional;

/**
 * The command that ends one live flow (ios-facts 7): the order of its arguments is global before local, the other way round than
 * in the configuration. Whether the form without {@code vrf} reaches the flows of one is not known, so it is named.
 */
final class FlowCommand {

    private FlowCommand() {}

    static String clear(Translation flow, Optional<String> vrf) {
        String outside = flow.outside()
                .map(end -> " outside " + words(end.local()) + " " + words(end.global()))
                .orElse("");
        String protocol = flow.insideGlobal().port().isPresent() ? flow.protocol() + " " : "";
        return "clear ip nat translation "
                + vrf.map(name -> "vrf " + name + " ").orElse("") + protocol + "inside "
                + words(flow.insideGlobal()) + " " + words(flow.insideLocal()) + outside;
    }

    private static String words(Side side) {
        return side.port().isPresent()
                ? side.address() + " " + side.port().getAsInt()
                : side.address().toString();
    }
}
