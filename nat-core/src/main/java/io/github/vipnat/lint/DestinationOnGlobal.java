package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.OtherForm.DestinationStatic;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A port that is to be published by a static rule is shared out among hosts by {@code inside destination} already: two
 * mechanisms for one port, of which no record shows who answers (ios-facts 11.5).
 */
final class DestinationOnGlobal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<DestinationList> lists =
                DestinationList.all(subject.view().nat(), subject.view().filters());
        List<DestinationStatic> statics = subject.view().nat().others(DestinationStatic.class);
        List<Problem> problems = new ArrayList<>();
        published(subject).forEach(global -> {
            lists.forEach(list -> problem(subject, global, list).ifPresent(problems::add));
            statics.stream()
                    .filter(rule -> rule.global().equals(global))
                    .map(rule -> problem(subject, global, rule))
                    .forEach(problems::add);
        });
        return problems;
    }

    /** The addresses that the VIP is to answer on. */
    private static Stream<Ipv4> published(Subject subject) {
        return subject.added()
                .map(subject.addresses()::side)
                .flatMap(side -> side instanceof GlobalSide.OfAddress own ? Stream.of(own.address()) : Stream.empty())
                .distinct();
    }

    private static Optional<Problem> problem(Subject subject, Ipv4 global, DestinationList list) {
        List<StaticRule> added = subject.added()
                .filter(rule -> subject.addresses().side(rule).equals(new GlobalSide.OfAddress(global)))
                .toList();
        List<TransportPort> ports = added.stream()
                .map(rule -> rule.mapping().globalTransportPort())
                .flatMap(Optional::stream)
                .toList();
        DestinationList.OnGlobal served = list.on(global);
        List<String> meeting = Stream.concat(
                        ports.stream()
                                .filter(port -> served.verdict(port) != Verdict.SHUTS_OUT)
                                .map(port -> port + (served.serves(port) ? "" : " perhaps")),
                        added.stream().map(StaticRule::mapping).anyMatch(Mapping::takesEverything)
                                ? everything(served)
                                : Stream.empty())
                .distinct()
                .toList();
        return meeting.isEmpty()
                ? Optional.empty()
                : Optional.of(problem(subject, global, list, added.get(0), meeting));
    }

    private static Stream<String> everything(DestinationList.OnGlobal served) {
        return Stream.concat(served.singlePorts().stream().map(TransportPort::toString), served.ranges().stream());
    }

    private static Problem problem(
            Subject subject, Ipv4 global, DestinationList list, StaticRule added, List<String> meeting) {
        return Problem.risk(
                "destination-list-on-global",
                subject.where(added),
                meeting.stream().collect(Collectors.joining(", ")) + " of " + global
                        + " is shared out among the hosts of pool "
                        + list.rule().pool() + " today: " + list.line(),
                "with a static rule beside it two mechanisms are about one port, and no record shows which of them"
                        + " answers",
                Paste.command(
                        "take these ports out of ports, or end the sharing out", "no " + list.line(), Paste.NAT_LINES));
    }

    private static Problem problem(Subject subject, Ipv4 global, DestinationStatic rule) {
        String line = "ip nat inside destination static " + rule.global() + " " + rule.local();
        return Problem.risk(
                "destination-static-on-global",
                subject.where(),
                "what is sent to " + global + " goes to " + rule.local() + " already: " + line,
                "no record shows which of the two rules answers for it",
                Paste.command("publish another global, or take the line out", "no " + line, Paste.NAT_LINES));
    }
}
