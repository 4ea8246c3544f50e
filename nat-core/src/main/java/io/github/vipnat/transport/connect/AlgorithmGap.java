package io.github.vipnat.transport.connect;

import io.github.vipnat.transport.Algorithms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where what we allow and what a host offers do not meet, and which old algorithms would close the gap. */
final class AlgorithmGap {

    private final List<String> offered = new ArrayList<>();
    private final List<String> cures = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private boolean certified;

    private AlgorithmGap() {}

    /** Empty when both meet everywhere. */
    static Optional<AlgorithmGap> between(Algorithms ours, KeyExchangeOffer theirs) {
        AlgorithmGap gap = new AlgorithmGap();
        Algorithms old = Algorithms.old();
        gap.look("key exchange", ours.keyExchange(), theirs.keyExchange(), old.keyExchange());
        gap.look("host key", ours.hostKeys(), theirs.hostKeys(), old.hostKeys());
        gap.certified =
                !theirs.hostKeys().isEmpty() && theirs.hostKeys().stream().allMatch(AlgorithmGap::isCertificate);
        gap.look("cipher", ours.ciphers(), theirs.ciphers(), old.ciphers());
        gap.look("MAC", ours.macs(), theirs.macs(), old.macs());
        return gap.offered.isEmpty() ? Optional.empty() : Optional.of(gap);
    }

    private void look(String kind, List<String> ours, List<String> theirs, List<String> old) {
        if (ours.stream().anyMatch(theirs::contains)) {
            return;
        }
        offered.add("for " + kind + " only " + String.join(", ", theirs));
        old.stream()
                .filter(theirs::contains)
                .findFirst()
                .ifPresentOrElse(cures::add, () -> needed.add("for " + kind + " one of " + String.join(", ", ours)));
    }

    String what() {
        return "it offers " + String.join("; ", offered);
    }

    String why() {
        return certified
                ? "vipnat does not check certificates of hosts, it goes by the host keys on record alone"
                : "old algorithms are spoken only where they are allowed by name";
    }

    private static boolean isCertificate(String hostKey) {
        return hostKey.endsWith("-cert-v01@openssh.com");
    }

    String fix(String name, List<String> alreadyAllowed) {
        if (!needed.isEmpty()) {
            return "let the SSH server of " + name + " offer " + String.join("; ", needed);
        }
        List<String> all = new ArrayList<>(alreadyAllowed);
        all.addAll(cures);
        return allow(name, all);
    }

    static String allow(String name, List<String> algorithms) {
        return "legacy-algorithms: [" + String.join(", ", algorithms) + "]   under " + name + " in cluster.yaml";
    }
}
