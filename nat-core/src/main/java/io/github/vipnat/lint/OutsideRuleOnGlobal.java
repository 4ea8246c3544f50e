package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.OtherForm.OutsideStatic;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An outside rule gives a published global or the VIP to a foreign host as well. */
final class OutsideRuleOnGlobal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<OutsideStatic> outside = subject.view().nat().others(OutsideStatic.class);
        return outside.isEmpty()
                ? List.of()
                : subject.added()
                        .flatMap(rule -> outside.stream().flatMap(other -> problem(subject, rule, other)))
                        .distinct()
                        .toList();
    }

    private static Stream<Problem> problem(Subject subject, StaticRule rule, OutsideStatic other) {
        Ipv4 vip = rule.mapping().insideLocal();
        Optional<Ipv4> global = rule.mapping().insideGlobalAddress();
        return Stream.concat(Stream.of(vip), global.stream())
                .filter(address -> address.equals(other.pairing().global())
                        || address.equals(other.pairing().local()))
                .map(address -> Problem.risk(
                        "outside-rule-names-address",
                        subject.where(rule),
                        "\"ip nat outside source static " + other.pairing().global() + " "
                                + other.pairing().local() + "\" is about " + address + " too",
                        "the router takes the address for a foreign host's, so packets may go either way",
                        "look at it:  show running-config | include ^ip nat outside"));
    }
}
