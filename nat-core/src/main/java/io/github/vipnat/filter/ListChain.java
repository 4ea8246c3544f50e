package io.github.vipnat.filter;

import io.github.vipnat.filter.Answer.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two access lists at one place, {@code ip access-group common COMMON REGULAR in}: the common one is asked first (Cisco, "IPv4
 * ACL Chaining Support"). Whether the regular one is asked as well once the common one permits, and what becomes of a packet
 * that the common one says nothing of, is documented nowhere: where that matters the verdict is unknown.
 */
public record ListChain(AccessList common, AccessList regular) implements Filter {

    /** As one list, where the first entry of both that is about a packet decides; else both have to permit it. */
    private AccessList joined() {
        return new AccessList(
                common.name() + " and " + regular.name(),
                false,
                Stream.concat(common.lines().stream(), regular.lines().stream()).toList());
    }

    @Override
    public Answer answer(Packet packet) {
        Answer one = joined().answer(packet);
        Answer both = common.answer(packet).and(regular.answer(packet));
        if (one.verdict() == both.verdict() && one.verdict() != Verdict.UNKNOWN) {
            return one;
        }
        Stream<Doubt> order = one.verdict() == both.verdict() ? Stream.empty() : Stream.of(order());
        Stream<Doubt> own = (one.verdict() == Verdict.UNKNOWN ? one : both).doubts().stream();
        return new Answer(
                Verdict.UNKNOWN, one.otherwise(), Stream.concat(own, order).toList());
    }

    private Doubt order() {
        String what = "which of the lists " + common.name() + " and " + regular.name()
                + ", chained by \"ip access-group common\", has the last word";
        return Doubt.read(what, what);
    }

    @Override
    public Stream<AccessList> lists() {
        return Stream.of(common, regular);
    }

    /** Each list has to do with the packet what it does with the model; where there is none, to permit it. */
    @Override
    public List<Mend> mends(Optional<Packet> model, Packet packet) {
        return lists().filter(list -> list.answer(packet).verdict() != Verdict.LETS_IN)
                .filter(list -> model.isEmpty()
                        || model.filter(like -> isLess(list, like, packet)).isPresent())
                .flatMap(list -> list.mends(model, packet).stream())
                .toList();
    }

    private static boolean isLess(AccessList list, Packet model, Packet packet) {
        return list.answer(model).verdict() != Verdict.SHUTS_OUT || (list.names(packet) && !list.names(model));
    }
}
