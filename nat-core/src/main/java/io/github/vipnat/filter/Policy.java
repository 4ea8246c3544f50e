package io.github.vipnat.filter;

import io.github.vipnat.filter.Answer.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clauses in order: the first one that a packet matches decides, and behind the last one is a deny. The classes of a
 * policy-map are such clauses, and the entries of a route-map.
 */
public record Policy(String name, List<Clause> clauses) implements Filter {

    public Policy {
        clauses = List.copyOf(clauses);
    }

    /** What is done with packets that match. */
    public enum Action {
        /** They get through, and what answers them too. */
        INSPECT,
        /** They get through. */
        PASS,
        DROP;

        boolean letsIn() {
            return this != DROP;
        }
    }

    /** A class, or an entry of a route-map. */
    public record Clause(String name, PacketMatch match, Action action) {}

    @Override
    public Answer answer(Packet packet) {
        return answer(packet, 0);
    }

    private Answer answer(Packet packet, int from) {
        if (from == clauses.size()) {
            return Answer.of(Verdict.SHUTS_OUT);
        }
        Clause clause = clauses.get(from);
        Answer matches = clause.match().answer(packet);
        if (matches.verdict() == Verdict.SHUTS_OUT) {
            return answer(packet, from + 1);
        }
        Answer then = Answer.of(clause.action().letsIn());
        if (matches.verdict() == Verdict.LETS_IN) {
            return then;
        }
        Answer other = answer(packet, from + 1);
        if (other.verdict() == then.verdict()) {
            return then;
        }
        Verdict usually = matches.otherwise() == Verdict.LETS_IN ? then.verdict() : other.otherwise();
        List<Doubt> doubts = Stream.concat(
                        matches.doubts().stream().map(doubt -> doubt.within(named(clause))), other.doubts().stream())
                .toList();
        return new Answer(Verdict.UNKNOWN, usually, doubts);
    }

    private static String named(Clause clause) {
        return clause.name() + ", ";
    }

    @Override
    public Stream<AccessList> lists() {
        return clauses.stream().flatMap(clause -> clause.match().lists());
    }

    /** The first clause that the packet matches for certain. */
    public Optional<Clause> clauseOf(Packet packet) {
        return clauses.stream()
                .filter(clause -> clause.match().answer(packet).verdict() == Verdict.LETS_IN)
                .findFirst();
    }

    /** The policy that lets through what this one's clause of that place picks, and nothing else. */
    public Policy only(int place) {
        return new Policy(
                name,
                IntStream.range(0, clauses.size())
                        .mapToObj(at -> at == place
                                ? clauses.get(at)
                                : new Clause(
                                        clauses.get(at).name(), clauses.get(at).match(), Action.DROP))
                        .toList());
    }

    /** The packet has to match the clause that lets the model through, and no clause in front of it that drops. */
    @Override
    public List<Mend> mends(Optional<Packet> model, Packet packet) {
        OptionalInt wanted = wanted(model, packet);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Mend> mends = new ArrayList<>();
        clauses.stream()
                .limit(wanted.getAsInt())
                .filter(clause -> !clause.action().letsIn())
                .filter(clause -> clause.match().answer(packet).verdict() != Verdict.SHUTS_OUT)
                .filter(clause -> model.map(like -> !clause.match()
                                .answer(like)
                                .isAlike(clause.match().answer(packet)))
                        .orElse(true))
                .forEach(clause -> mends.addAll(clause.match().exclusions(packet)));
        mends.addAll(clauses.get(wanted.getAsInt()).match().mends(model, packet));
        return mends;
    }

    private OptionalInt wanted(Optional<Packet> model, Packet packet) {
        Packet like = model.orElse(packet);
        return Stream.of(Verdict.LETS_IN, Verdict.UNKNOWN, Verdict.SHUTS_OUT)
                .flatMap(verdict -> IntStream.range(0, clauses.size())
                        .filter(at -> clauses.get(at).action().letsIn()
                                && clauses.get(at).match().answer(like).verdict() == verdict)
                        .boxed())
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
