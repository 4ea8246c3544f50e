package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.ChangePage;
import io.github.vipnat.report.ChangeTicket;
import java.util.List;
import java.util.function.Supplier;

/**
 * The page of a change: written from the plan before anybody is asked, so that a file that cannot be written stops nothing
 * half way, and again when it is known what came of it.
 */
final class ChangePages {

    private final SiteCommand command;
    private final PageOptions options;
    private final Supplier<ChangeTicket> ticket;

    ChangePages(SiteCommand command, PageOptions options, Supplier<ChangeTicket> ticket) {
        this.command = command;
        this.options = options;
        this.ticket = ticket;
    }

    void before(List<RouterResult<PlanReview>> planned) {
        options.write(() -> new ChangePage(ticket.get()).plan(planned));
    }

    /** What became of the routers matters more than a page about it. */
    ExitCode after(List<RouterResult<PlanReview>> planned, List<RouterResult<Outcome>> results, ExitCode code) {
        try {
            options.write(() -> new ChangePage(ticket.get()).applied(planned, results, options.steps()));
            return code;
        } catch (ProblemException e) {
            command.warn(e.problems());
            return code == ExitCode.DONE ? ExitCode.INTERNAL : code;
        }
    }
}
