package io.github.vipnat.filter;

import io.github.vipnat.secret.SecretMask;
import java.util.List;
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
     * @param isRead whether the words are understood, and what they hang on is the same for every address
     */
    public record Doubt(String what, boolean isRead) {

        public Doubt {
            what = SecretMask.masked(what);
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
        return equals(other) && doubts.stream().allMatch(Doubt::isRead);
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
