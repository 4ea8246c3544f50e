package io.github.vipnat.transport.connect;

import io.github.vipnat.transport.Algorithms;
import io.github.vipnat.transport.hostkey.HostKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why nothing may be said on a line though both sides have algorithms in common: a key or group that is too short, or a
 * beginning that can be cut off unseen.
 *
 * @param cure what to put under the host in cluster.yaml, if that helps
 * @param otherwise what to do at the host where nothing in cluster.yaml helps
 */
record WeakLine(String code, String what, String why, Optional<String> cure, String otherwise) {

    private static final int LEAST_BITS = 1024;
    private static final String ROUTER_KEY = "give it a longer key (on a router: crypto key generate rsa modulus 2048)";

    /** The first such reason. */
    static Optional<WeakLine> of(Algorithms ours, Optional<ServerHello> hello, Optional<HostKey> shown) {
        Optional<KeyExchangeOffer> offer = hello.flatMap(ServerHello::offer);
        OptionalInt group = hello.map(ServerHello::groupBits).orElse(OptionalInt.empty());
        return offer.filter(theirs -> theirs.leadsToTruncation(ours))
                .map(theirs -> truncatable(ours, theirs))
                .or(() -> offer.filter(theirs -> theirs.leadsToGroupExchange(ours))
                        .flatMap(theirs -> shortGroup(ours, group, shown.isPresent())))
                .or(() -> shown.flatMap(key -> shortKey(ours, key)));
    }

    private static Optional<WeakLine> shortKey(Algorithms ours, HostKey key) {
        int bits = key.rsaBits().orElse(Integer.MAX_VALUE);
        return bits >= ours.leastHostKeyBits()
                ? Optional.empty()
                : Optional.of(new WeakLine(
                        "host-key-short",
                        "its RSA host key " + key.fingerprint() + " has " + bits + " bits, and "
                                + ours.leastHostKeyBits() + " are the least",
                        "who finds the private key of one so short can pose as this host",
                        bits < LEAST_BITS ? Optional.empty() : Optional.of(Algorithms.SHORT_HOST_KEY),
                        ROUTER_KEY));
    }

    /** One that is asked for more than it has gives less, or hangs up without a word. */
    private static Optional<WeakLine> shortGroup(Algorithms ours, OptionalInt bits, boolean done) {
        int least = ours.leastGroupBits();
        if (bits.orElse(done ? least : 0) >= least || (bits.isEmpty() && least == LEAST_BITS)) {
            return Optional.empty();
        }
        String given = bits.isPresent() ? "gave a group of " + bits.getAsInt() + " bits" : "hung up";
        return Optional.of(new WeakLine(
                "group-short",
                "when asked for a group of " + least + " bits or more for the key exchange, it " + given,
                "who has done the work for a group so short once can read along with everybody who uses it",
                bits.orElse(LEAST_BITS) < LEAST_BITS ? Optional.empty() : Optional.of(Algorithms.SHORT_GROUP),
                "let it have longer groups (on a router: ip ssh dh min size 2048)"));
    }

    private static WeakLine truncatable(Algorithms ours, KeyExchangeOffer theirs) {
        List<String> macs = new ArrayList<>(Algorithms.old().macs());
        macs.removeAll(ours.macs());
        macs.retainAll(theirs.macs());
        return new WeakLine(
                "key-exchange-not-strict",
                "it offers a CBC cipher, MACs over what is encrypted, and no strict key exchange",
                "somebody in between could cut off the beginning of the session unseen (CVE-2023-48795)",
                macs.stream().findFirst(),
                "let it offer hmac-sha2-256, or an AES-CTR cipher, or update its SSH server to one with strict key exchange");
    }

    /** What to type. */
    String fix(String name, List<String> alreadyAllowed) {
        List<String> all = new ArrayList<>(alreadyAllowed);
        cure.ifPresent(all::add);
        return cure.isPresent() ? AlgorithmGap.allow(name, all) : otherwise;
    }
}
