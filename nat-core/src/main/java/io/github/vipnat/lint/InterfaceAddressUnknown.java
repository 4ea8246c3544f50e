package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An addition and a standing rule are about one port, one by an interface that is given its address (DHCP, PPP) and one by
 * an address: whether that is the interface's today, the configuration does not say.
 */
final class InterfaceAddressUnknown implements LintRule {

    private record Doubt(InterfaceName face, GlobalSide address) {

        static Optional<Doubt> between(Subject subject, StaticRule one, StaticRule other) {
            return of(subject, one.mapping().globalSide(), other.mapping().globalSide())
                    .or(() -> of(
                            subject, other.mapping().globalSide(), one.mapping().globalSide()));
        }

        private static Optional<Doubt> of(Subject subject, GlobalSide named, GlobalSide address) {
            return named instanceof GlobalSide.OfInterface face
                            && !(address instanceof GlobalSide.OfInterface)
                            && isGivenItsAddress(subject, face.name())
                    ? Optional.of(new Doubt(face.name(), address))
                    : Optional.empty();
        }

        private static boolean isGivenItsAddress(Subject subject, InterfaceName name) {
            return subject.addresses().address(name).isEmpty()
                    && subject.view().interfaces().stream()
                            .anyMatch(face -> face.name().equals(name));
        }
    }

    @Override
    public List<Problem> check(Subject subject) {
        // Rules of interfaces are few, so that a large table is gone through once and not for every addition.
        Map<Boolean, List<StaticRule>> standing = subject.plan().kept().stream()
                .map(NatEntry::rule)
                .collect(Collectors.partitioningBy(InterfaceAddressUnknown::isByInterface));
        return subject.added()
                .flatMap(rule -> problems(subject, rule, standing.getOrDefault(!isByInterface(rule), List.of())))
                .distinct()
                .toList();
    }

    private static boolean isByInterface(StaticRule rule) {
        return rule.mapping().globalInterfaceName().isPresent();
    }

    private static Stream<Problem> problems(Subject subject, StaticRule added, List<StaticRule> others) {
        return others.stream()
                .filter(rule -> rule.mapping().isSameService(added.mapping())
                        && rule.options().vrf().equals(added.options().vrf()))
                .flatMap(rule -> Doubt.between(subject, added, rule).stream())
                .map(doubt -> problem(subject, added, doubt));
    }

    private static Problem problem(Subject subject, StaticRule added, Doubt doubt) {
        return Problem.risk(
                "interface-address-unknown",
                subject.where(added),
                "the configuration does not say which address " + doubt.face() + " has; it may be " + doubt.address(),
                "then two rules would answer for one port of it, and which of them does nobody can say",
                "compare with:  show ip interface brief");
    }
}
