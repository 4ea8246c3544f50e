package io.github.vipnat.lint;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.topology.Acceptance;
import io.github.vipnat.topology.Router;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the findings on a router its {@code accept} takes, and what stays to be told.
 *
 * @param accepted with the entry that takes each
 * @param open the others, and what is wrong with the entries themselves
 */
public record AcceptedFindings(List<Accepted> accepted, List<Problem> open) {

    /** A finding and the entry that takes it. */
    public record Accepted(Problem finding, Acceptance by) {}

    public AcceptedFindings {
        accepted = List.copyOf(accepted);
        open = List.copyOf(open);
    }

    /** Nothing is FATAL and accepted; what was accepted until yesterday is open again, and that is a RISK of its own. */
    public static AcceptedFindings among(Router router, List<Problem> found, LocalDate today) {
        List<Accepted> accepted = new ArrayList<>();
        List<Problem> open = new ArrayList<>();
        for (Problem finding : found) {
            Optional<Acceptance> entry = entryFor(router, finding);
            Optional<Acceptance> holding =
                    entry.filter(by -> !finding.isFatal() && !by.until().isBefore(today));
            holding.ifPresent(by -> accepted.add(new Accepted(finding, by)));
            if (holding.isEmpty()) {
                open.add(finding);
                entry.map(by -> finding.isFatal() ? fatal(by) : expired(by)).ifPresent(open::add);
            }
        }
        return new AcceptedFindings(
                accepted,
                Stream.concat(open.stream(), changed(router, open).stream()).toList());
    }

    private static Optional<Acceptance> entryFor(Router router, Problem finding) {
        return router.accept().stream()
                .filter(entry -> entry.code().equals(finding.code()))
                .filter(entry -> words(entry.subject()).equals(words(finding.what())))
                .findFirst();
    }

    /** As it is told, however it is broken into lines, and wherever in the configuration its line stands today. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("\\bline \\d+", "line");
    }

    /** Entries whose code is found again with another subject: what was weighed is not what is there. */
    private static List<Problem> changed(Router router, List<Problem> open) {
        return router.accept().stream()
                .filter(entry -> open.stream()
                        .anyMatch(finding -> finding.code().equals(entry.code())
                                && !words(finding.what()).equals(words(entry.subject()))))
                .map(AcceptedFindings::changed)
                .toList();
    }

    private static Problem changed(Acceptance entry) {
        return new Problem(
                "accepted-otherwise",
                Severity.UNTIDY,
                entry.where(),
                entry.code() + " is accepted of another subject than it is found with",
                "what was weighed is not what is there now; the finding counts as any other",
                "mend it, or weigh it again and put its words behind subject");
    }

    private static Problem expired(Acceptance entry) {
        return Problem.risk(
                "acceptance-expired",
                entry.where(),
                entry.code() + " was accepted until " + entry.until() + ": " + entry.reason(),
                "the day is past, and what was accepted is there still",
                "mend it, or weigh it again and write a later day behind until");
    }

    private static Problem fatal(Acceptance entry) {
        return Problem.risk(
                "accepted-fatal",
                entry.where(),
                entry.code() + " is accepted, and it is FATAL here",
                "what is fatal cannot be accepted; the entry does nothing",
                "mend what the finding says, and take the entry out");
    }
}
