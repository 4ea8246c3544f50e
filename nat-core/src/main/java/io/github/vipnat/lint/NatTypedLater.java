package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.LaterLine.Kind;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.SecretMask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An applet or a kron list of the router types NAT lines, or brings in a whole configuration, when its event comes (ios-facts
 * 11.4): the configuration of the future, which no plan, no verification and no way back knows of.
 */
final class NatTypedLater implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        if (subject.router().publish().isEmpty()) {
            return List.of();
        }
        Map<String, List<LaterLine>> byAuthor = LaterLine.in(subject.view()).stream()
                .collect(Collectors.groupingBy(LaterLine::author, LinkedHashMap::new, Collectors.toList()));
        return byAuthor.entrySet().stream()
                .map(author -> problem(subject, author.getKey(), author.getValue()))
                .toList();
    }

    private static Problem problem(Subject subject, String author, List<LaterLine> lines) {
        String effects =
                lines.stream().map(later -> effect(subject, later)).distinct().collect(Collectors.joining("; "));
        String does = Arrays.stream(Kind.values())
                .flatMap(kind -> does(kind, lines).stream())
                .collect(Collectors.joining("; it "));
        return Problem.risk(
                "nat-typed-later",
                subject.where(),
                SecretMask.masked(author) + " " + does,
                effects,
                new LaterNatFix(subject, author, lines).text());
    }

    private static Optional<String> does(Kind kind, List<LaterLine> lines) {
        String places = lines.stream()
                .filter(later -> later.kind() == kind)
                .map(later -> "line " + later.place().number() + ": " + SecretMask.masked(later.command()))
                .collect(Collectors.joining("; "));
        String does = switch (kind) {
            case NAT -> "types NAT lines of its own when its time comes: ";
            case WHOLE -> "brings in another configuration when its time comes: ";
            case OPEN -> "types what cannot be told from the configuration when its time comes: ";
        };
        return places.isEmpty() ? Optional.empty() : Optional.of(does + places);
    }

    /** A word on what the line will do once the plan is carried out. */
    private static String effect(Subject subject, LaterLine later) {
        return switch (later.kind()) {
            case NAT -> effectOnNat(subject, later);
            case WHOLE ->
                "the rules of that configuration come back beside the VIP's or in their place, and it may be older than"
                        + " the VIP";
            case OPEN -> "it may be a NAT line, which no plan and no verification knows of";
        };
    }

    private static String effectOnNat(Subject subject, LaterLine later) {
        String line = later.line();
        if (later.removes()) {
            boolean leaves = subject.plan().removals().stream()
                    .anyMatch(removal -> isSame(removal.entry().line(), line));
            boolean stays = Stream.concat(subject.plan().kept().stream().map(NatEntry::line), linesOfVip(subject))
                    .anyMatch(rule -> isSame(rule, line));
            return leaves
                    ? "it will find nothing to remove, and the VIP's rule will stay where the node's would have gone"
                    : stays || !names(line, addresses(subject))
                            ? "it will take out a rule that vipnat counts on when it verifies"
                            : "it removes a rule that is not there today, of an address this plan is about";
        }
        Set<String> nodes = texts(subject.topology().retiredAddresses().stream());
        if (names(line, nodes)) {
            return "it will lead the outside to a node's own address again, past the VIP";
        }
        return names(line, addresses(subject))
                ? "it adds a line about an address or interface that this plan is about"
                : "it changes the router's NAT, and verify will tell that as drift if it meets a published global";
    }

    private static boolean isSame(String rule, String line) {
        return rule.equals(line) || rule.replace(" extendable", "").equals(line);
    }

    /** The rules of the nodes as they will be the VIP's. */
    private static Stream<String> linesOfVip(Subject subject) {
        String vip = subject.topology().vip().address().toString();
        return subject.plan().removals().stream()
                .map(removal -> removal.entry()
                        .line()
                        .replace(" " + removal.rule().mapping().insideLocal() + " ", " " + vip + " "));
    }

    private static Set<String> addresses(Subject subject) {
        Stream<Ipv4> locals = Stream.concat(
                subject.topology().retiredAddresses().stream(),
                Stream.of(subject.topology().vip().address()));
        Stream<GlobalSide> globals = Stream.concat(subject.added(), vips(subject))
                .flatMap(rule -> Stream.of(
                        rule.mapping().globalSide(), subject.addresses().side(rule)));
        return texts(Stream.concat(locals, globals));
    }

    private static Stream<StaticRule> vips(Subject subject) {
        return subject.plan().kept().stream().map(NatEntry::rule).filter(subject::isVip);
    }

    private static Set<String> texts(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean names(String line, Set<String> words) {
        return Arrays.stream(line.split(" ", -1)).anyMatch(words::contains);
    }
}
