package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines vipnat cannot read are kept and said aloud. One about a global which the plan is about is more: what it does to
 * that global nobody here can say.
 */
final class UnknownNatLines implements LintRule {

    private static final String NO = "no ";

    @Override
    public List<Problem> check(Subject subject) {
        Set<GlobalSide> sides = subject.added().map(subject.addresses()::side).collect(Collectors.toUnmodifiableSet());
        Set<String> words = subject.added()
                .flatMap(rule -> Stream.of(
                        rule.mapping().globalSide(), subject.addresses().side(rule)))
                .map(GlobalSide::toString)
                .collect(Collectors.toUnmodifiableSet());
        return subject.view().nat().unknown().stream()
                .map(line -> isAbout(subject, line, sides, words) ? onGlobal(subject, line) : elsewhere(subject, line))
                .toList();
    }

    private static boolean isAbout(Subject subject, UnknownLine line, Set<GlobalSide> sides, Set<String> words) {
        return line.mapping()
                .map(mapping -> !isKept(subject, mapping) && isOn(subject, mapping, sides))
                .orElseGet(() -> (Arrays.stream(line.text().split(" ", -1)).anyMatch(words::contains)
                                || isOfPoolWith(subject, line, sides))
                        && mayPublish(line));
    }

    /** {@code static LOCAL pool P} gives a host an address of the pool (the model of IOS-XE, ios-facts 1.1 row 2). */
    private static boolean isOfPoolWith(Subject subject, UnknownLine line, Set<GlobalSide> sides) {
        return line.text().contains(" static ")
                && subject.pools().stream()
                        .filter(pool -> (line.text() + " ").contains(" pool " + pool.name() + " "))
                        .anyMatch(pool -> sides.stream()
                                .anyMatch(side ->
                                        side instanceof GlobalSide.OfAddress own && pool.contains(own.address())));
    }

    private static boolean isOn(Subject subject, Mapping mapping, Set<GlobalSide> sides) {
        return sides.stream().anyMatch(side -> subject.addresses().isSameOutside(side, mapping.globalSide()));
    }

    private static boolean isKept(Subject subject, Mapping mapping) {
        return subject.publications().isKept(StaticRule.of(mapping));
    }

    /** A dynamic rule names the interface of the provider on every router, and takes no port from a static one. */
    private static boolean mayPublish(UnknownLine line) {
        return !line.text().contains(" interface ") || line.text().contains(" static ");
    }

    private static Problem onGlobal(Subject subject, UnknownLine line) {
        return Problem.fatal(
                "unknown-line-on-global",
                subject.where(),
                line.reason() + ", about a global that is to be published: " + line.text(),
                "vipnat leaves it alone, and the new rule may be refused or shadowed",
                takeOut(
                        line.mapping()
                                .flatMap(Mapping::globalTransportPort)
                                .map(UnknownNatLines::orKeep)
                                .orElse(""),
                        line.text()));
    }

    /** A line that begins with {@code no} goes by what stands behind it. */
    private static String takeOut(String orElse, String line) {
        return line.startsWith(NO)
                ? Paste.command(
                        orElse + "look what it switches off; to switch that on again",
                        line.substring(NO.length()),
                        Paste.NAT_LINES)
                : Paste.command(orElse + "take the line out by hand if it is to go", NO + line, Paste.NAT_LINES);
    }

    private static String orKeep(TransportPort port) {
        return "keep: [" + port + "]  if it is to stay, without the port under ports; or ";
    }

    private static Problem elsewhere(Subject subject, UnknownLine line) {
        return new Problem(
                "nat-line-not-understood",
                Severity.NOT_UNDERSTOOD,
                subject.where(),
                line.reason() + ": " + line.text(),
                "vipnat leaves it alone and cannot say whether it meets the plan",
                "look at the line; nothing to type");
    }
}
