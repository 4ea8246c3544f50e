package io.github.vipnat.election;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which instances' adverts reach which, by their files. Instances of one name are on one network; multicast reaches multicast
 * instances of the same group, unicast reaches unicast instances on the sender's list (measured with 2.2.7: neither hears the
 * other's kind).
 */
final class Reach {

    private final Map<String, Set<String>> addresses = new LinkedHashMap<>();
    private final boolean areAddressesKnown;

    Reach(List<Candidate> candidates) {
        candidates.forEach(candidate -> addresses.put(key(candidate), namedBy(candidate)));
        areAddressesKnown = addresses.values().stream().noneMatch(Set::isEmpty);
        candidates.stream()
                .filter(candidate -> known(candidate).isEmpty())
                .forEach(candidate -> known(candidate).addAll(guessed(candidate, candidates)));
    }

    private static String key(Candidate candidate) {
        return candidate.node() + " " + candidate.instance().name();
    }

    private Set<String> known(Candidate candidate) {
        return addresses.computeIfAbsent(key(candidate), key -> new HashSet<>(namedBy(candidate)));
    }

    private static Set<String> namedBy(Candidate candidate) {
        Set<String> named = new HashSet<>();
        if (candidate.hasAddress()) {
            named.add(candidate.address().toString());
        }
        candidate.instance().sourceAddress().ifPresent(named::add);
        return named;
    }

    /** A node whose address nobody says is the one that others list and that is nobody else's. */
    private Set<String> guessed(Candidate candidate, List<Candidate> candidates) {
        Set<String> guesses = new HashSet<>();
        candidates.stream()
                .filter(other -> isPeer(candidate, other))
                .forEach(other -> guesses.addAll(peers(other.instance())));
        guesses.removeAll(peers(candidate.instance()));
        candidates.stream().filter(other -> isPeer(candidate, other)).forEach(other -> guesses.removeAll(known(other)));
        return guesses;
    }

    private static boolean isPeer(Candidate one, Candidate other) {
        return !one.node().equals(other.node())
                && one.instance().name().equals(other.instance().name());
    }

    private static List<String> peers(VrrpInstance instance) {
        return instance.unicastPeers().stream().map(ConfLine::keyword).toList();
    }

    boolean connects(Candidate from, Candidate to) {
        boolean sameGroup = isPeer(from, to)
                && from.instance().virtualRouterId().equals(to.instance().virtualRouterId());
        return sameGroup && (isUnicast(from) ? reachesByUnicast(from, to) : reachesByMulticast(from, to));
    }

    private static boolean isUnicast(Candidate candidate) {
        return !candidate.instance().unicastPeers().isEmpty();
    }

    private static boolean reachesByMulticast(Candidate from, Candidate to) {
        return !isUnicast(to)
                && from.instance().multicastGroup().equals(to.instance().multicastGroup());
    }

    private boolean reachesByUnicast(Candidate from, Candidate to) {
        boolean listed = peers(from.instance()).stream().anyMatch(known(to)::contains);
        boolean accepted = !to.instance().checksUnicastSource()
                || peers(to.instance()).stream().anyMatch(known(from)::contains);
        return isUnicast(to) && listed && accepted;
    }

    /** What is to be added where two of equal priority meet. */
    String howATieEnds() {
        return areAddressesKnown
                ? "; where both are MASTER the higher address wins"
                : "; where both are MASTER the higher address wins, and no file says which that is";
    }
}
