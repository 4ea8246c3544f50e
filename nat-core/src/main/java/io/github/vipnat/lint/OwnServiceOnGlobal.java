package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.OwnService;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port of the router's own address is published on which the router itself listens. IOS takes such a rule without a
 * word (ios-facts 1.3, "port-form global = the router's own outside interface IP"); the port that vipnat logs in through
 * is {@link OwnAddress}'s.
 */
final class OwnServiceOnGlobal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.view().services().stream()
                .flatMap(service -> problems(subject, service))
                .toList();
    }

    private static Stream<Problem> problems(Subject subject, OwnService service) {
        return subject.added()
                .filter(rule -> meet(subject, rule, service) && !subject.isServedToday(rule))
                .map(rule -> problem(subject, rule, service));
    }

    /** A full static on an address of the router's own is {@link OwnAddress}'s; a gateway may have an address to itself. */
    private static boolean meet(Subject subject, StaticRule rule, OwnService service) {
        boolean isThere = service.side()
                .map(side ->
                        subject.addresses().isSameOutside(side, rule.mapping().globalSide()))
                .orElseGet(() -> isOwn(subject, rule));
        return isThere
                && (rule.mapping().globalTransportPort().equals(Optional.of(service.port()))
                        || (rule.mapping().takesEverything() && !isOwn(subject, rule)));
    }

    private static boolean isOwn(Subject subject, StaticRule rule) {
        return rule.mapping().globalSide() instanceof GlobalSide.OfInterface
                || rule.mapping()
                        .insideGlobalAddress()
                        .flatMap(subject.view()::ownerOf)
                        .isPresent();
    }

    private static Problem problem(Subject subject, StaticRule rule, OwnService service) {
        String where = service.port() + " of " + rule.mapping().globalSide();
        return Problem.risk(
                "own-service-on-global",
                subject.where(rule),
                service.isCertain()
                        ? where + " is where the router itself listens:  " + service.text()
                        : "it cannot be told whether the router itself listens on " + where + ":  " + service.text(),
                "the router takes the rule without a word; what it serves there itself may no longer be reached",
                fix(service));
    }

    private static String fix(OwnService service) {
        String words = "go on if nobody needs it there, or publish the service on another port";
        if (!service.isCertain()) {
            return words + "; whether it listens is shown by:  show control-plane host open-ports";
        }
        List<String> off = service.off();
        String or = words + ", or switch it off on the router";
        return switch (off.size()) {
            case 0 -> words;
            case 1 -> Paste.command(or, off.get(0), Paste.section(service.text()));
            default -> Paste.lines(or, off, Paste.section(off.get(0).strip()));
        };
    }
}
