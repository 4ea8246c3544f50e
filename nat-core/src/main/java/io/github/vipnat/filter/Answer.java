package io.github.vipnat.filter;

import io.github.vipnat.secret.SecretMask;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a filter does with one packet.
 *
 * @param otherwise what it does where none of the doubts is about the packet; the verdict itself where there are none
 * @param doubts what the verdict hangs on; none where it is certain
 */
public record Answer(Verdict verdict, Verdict otherwise, List<Doubt> doubts) {

    public Answer {
        doubts = List.copyOf(doubts);
    }

    /**
     * A part of a filter that may be about the packet or not.
     *
     * @param what the place and the words, fit to be shown
     * @param hangsOn what decides, where the words are understood and it is the same for every address
     */
    public record Doubt(String what, Optional<String> hangsOn) {

        public Doubt {
            what = SecretMask.masked(what);
        }

        static Doubt read(String what, String hangsOn) {
            return new Doubt(what, Optional.of(hangsOn));
        }

        /** Of words that are not understood, or look at addresses in a way that is not known. */
        public static Doubt unread(String what) {
            return new Doubt(what, Optional.empty());
        }

        /** As a larger filter names it. */
        Doubt within(String place) {
            return new Doubt(place + what, hangsOn);
        }

        /** Whether it is the same for every address. */
        public boolean isRead() {
            return hangsOn.isPresent();
        }
    }

    /** Of a filter that leaves no doubt. */
    public static Answer of(Verdict verdict) {
        return new Answer(verdict, verdict, List.of());
    }

    static Answer of(boolean letsIn) {
        return of(letsIn ? Verdict.LETS_IN : Verdict.SHUTS_OUT);
    }

    static Answer unknown(Doubt doubt) {
        return new Answer(Verdict.UNKNOWN, Verdict.SHUTS_OUT, List.of(doubt));
    }

    /** Whether the filter does with this packet what it does with the other one, though it cannot be said what. */
    public boolean isAlike(Answer other) {
        return verdict == other.verdict
                && otherwise == other.otherwise
                && doubts.stream().allMatch(Doubt::isRead)
                && other.doubts.stream().allMatch(Doubt::isRead)
                && hangsOn().equals(other.hangsOn());
    }

    private Set<Optional<String>> hangsOn() {
        return doubts.stream().map(Doubt::hangsOn).collect(Collectors.toSet());
    }

    Answer and(Answer other) {
        return joined(other, Verdict.SHUTS_OUT);
    }

    Answer or(Answer other) {
        return joined(other, Verdict.LETS_IN);
    }

    /** @param decisive the verdict of one that is the verdict of both */
    private Answer joined(Answer other, Verdict decisive) {
        if (verdict == decisive || other.verdict == decisive) {
            return of(decisive);
        }
        Verdict usually = otherwise == decisive ? decisive : other.otherwise;
        List<Doubt> all =
                Stream.concat(doubts.stream(), other.doubts.stream()).distinct().toList();
        return all.isEmpty() ? of(usually) : new Answer(Verdict.UNKNOWN, usually, all);
    }
}
