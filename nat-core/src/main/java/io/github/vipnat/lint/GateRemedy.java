package io.github.vipnat.lint;

import io.github.vipnat.filter.Mend;
import io.github.vipnat.filter.Mend.Lines;
import io.github.vipnat.filter.Mend.Look;
import io.github.vipnat.filter.Mend.NewEntry;
import io.github.vipnat.filter.Mend.NewMember;
import io.github.vipnat.filter.Mend.NewPort;
import io.github.vipnat.filter.Packet;
import java.util.List;
import java.util.stream.Stream;

/** What to type so that a packet gets through, as lines of configuration mode. */
final class GateRemedy {

    private GateRemedy() {}

    /** A change, and whether the service is a sample of all that its host serves. */
    record Wanted(Mend mend, boolean isOneOfAll) {}

    /** What a change is made on; changes of one thing are typed together. */
    static String place(Mend mend) {
        return mend.match(new Mend.Cases<>(
                (NewEntry entry) -> "access list " + entry.list().name(),
                (NewMember member) -> "object-group " + member.group(),
                (NewPort port) -> "port-map of " + port.protocol(),
                Lines::place,
                (Look look) -> look.words()));
    }

    /** The lines for changes of one thing; none where a person has to look. */
    static List<String> lines(List<Wanted> wanted) {
        Stream<String> groups = wanted.stream()
                .map(Wanted::mend)
                .flatMap(mend -> mend.match(new Mend.Cases<Stream<String>>(
                        (NewEntry entry) -> Stream.empty(),
                        (NewMember member) -> Stream.of(
                                "object-group network " + member.group(),
                                " host " + member.packet().server()),
                        (NewPort port) -> Stream.of(portMap(port.protocol(), port.packet())),
                        (Lines typed) -> typed.lines().stream(),
                        (Look look) -> Stream.empty())))
                .distinct();
        return Stream.concat(groups, entries(wanted).stream()).toList();
    }

    private static String portMap(String protocol, Packet packet) {
        return "ip port-map " + protocol + " port " + packet.protocol() + " " + packet.serverPort();
    }

    private static List<String> entries(List<Wanted> wanted) {
        List<ListEdit.Insertion> insertions = wanted.stream()
                .flatMap(one -> one.mend() instanceof NewEntry entry
                        ? Stream.of(new ListEdit.Insertion(entry, one.isOneOfAll()))
                        : Stream.empty())
                .toList();
        return insertions.isEmpty()
                ? List.of()
                : ListEdit.lines(insertions.get(0).entry().list(), insertions);
    }
}
