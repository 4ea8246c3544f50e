package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An interface that a publication names must be there. Where it is the way to the provider it must translate too; one that
 * only lends its address, as a loopback with a routed public address does, need not: packets are translated on the outside
 * interface that they come in by (ios-facts 8, "order of operations").
 */
final class PublishedInterface implements LintRule {

    private static final Ipv4 ANYWHERE = Ipv4.of("0.0.0.0");

    @Override
    public List<Problem> check(Subject subject) {
        return subject.added()
                .map(rule -> rule.mapping().globalSide())
                .distinct()
                .flatMap(side -> side instanceof GlobalSide.OfInterface named
                        ? check(subject, named.name()).stream()
                        : Optional.<Problem>empty().stream())
                .toList();
    }

    private static Optional<Problem> check(Subject subject, InterfaceName name) {
        Optional<RouterInterface> found = subject.view().interfaces().stream()
                .filter(face -> face.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of(notThere(subject, name));
        }
        boolean isTold = found.get().role() == NatRole.OUTSIDE
                || subject.view().withRole(NatRole.OUTSIDE).isEmpty();
        if (isTold || lends(subject, name)) {
            return Optional.empty();
        }
        if (found.get().role() == NatRole.INSIDE || isUplink(subject, found.get())) {
            return Optional.of(notTranslating(subject, name));
        }
        return isSoToday(subject, name) ? Optional.empty() : Optional.of(lendsPerhaps(subject, name));
    }

    /** A loopback, or an interface that an outside one is unnumbered to. */
    private static boolean lends(Subject subject, InterfaceName name) {
        String unnumbered = "ip unnumbered " + name;
        return name.text().startsWith("Loopback")
                || subject.view().withRole(NatRole.OUTSIDE).stream()
                        .anyMatch(face -> unnumbered.equals(
                                subject.view().routing().borrowing().get(face.name())));
    }

    /** A provider gives it its address, or is reached by it. */
    private static boolean isUplink(Subject subject, RouterInterface face) {
        return subject.view().routing().borrowing().containsKey(face.name())
                || new Ways(subject.view())
                        .to(ANYWHERE, face.vrf()).stream()
                                .anyMatch(way -> way.face().equals(Optional.of(face)));
    }

    private static Problem notThere(Subject subject, InterfaceName name) {
        return Problem.fatal(
                "interface-not-found",
                subject.where(),
                "there is no interface " + name,
                "a rule for it would translate nothing, or be refused",
                "spell it in full, as in:  show ip interface brief");
    }

    private static Problem notTranslating(Subject subject, InterfaceName name) {
        return new Problem(
                "interface-not-outside",
                isSoToday(subject, name) ? Severity.RISK : Severity.FATAL,
                subject.where(),
                "interface " + name + " does not carry \"ip nat outside\"",
                "the rule would stand in the configuration and translate nothing",
                Paste.onInterfaces("on the router", List.of(name), "ip nat outside"));
    }

    private static boolean isSoToday(Subject subject, InterfaceName name) {
        List<StaticRule> rules = subject.added()
                .filter(rule -> rule.mapping().globalInterfaceName().equals(Optional.of(name)))
                .toList();
        return rules.stream().allMatch(subject::isServedToday);
    }

    private static Problem lendsPerhaps(Subject subject, InterfaceName name) {
        String outside = subject.view().withRole(NatRole.OUTSIDE).stream()
                .map(face -> face.name().text())
                .collect(Collectors.joining(", "));
        return Problem.risk(
                "interface-not-outside",
                subject.where(),
                "interface " + name + " does not carry \"ip nat outside\"",
                "the rule translates what comes in by " + outside + " for its address, and nothing that comes in by "
                        + name + " itself",
                Paste.onInterfaces(
                        "go on if it only lends its address; else on the router", List.of(name), "ip nat outside"));
    }
}
