package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.drill.Drill;
import io.github.vipnat.drill.DrillJson;
import io.github.vipnat.drill.DrillPage;
import io.github.vipnat.drill.DrillReport;
import io.github.vipnat.drill.DrillTable;
import io.github.vipnat.drill.FailoverMover;
import io.github.vipnat.drill.Foreseen;
import io.github.vipnat.drill.HolderWatch;
import io.github.vipnat.drill.MovesVip;
import io.github.vipnat.drill.TimeLine;
import io.github.vipnat.failover.FailoverRequest;
import io.github.vipnat.failover.SshNodeHand;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Has a failover agreed to, runs it as a drill, and tells the report. */
final class DrillDialogue {

    private final SiteCommand command;
    private final Topology site;
    private final FailoverDialogue dialogue;
    private final Optional<Path> page;

    DrillDialogue(SiteCommand command, Topology site, FailoverDialogue dialogue, Optional<Path> page) {
        this.command = command;
        this.site = site;
        this.dialogue = dialogue;
        this.page = page;
    }

    ExitCode run(FailoverRequest request, Drill.Wishes wishes, boolean yes) {
        return dialogue.drill(request, yes, mover -> {
            DrillReport report = drilled(mover, wishes);
            page.ifPresent(
                    file -> new OutputFile(file, "there would be nothing to look at").replace(DrillPage.of(report)));
            command.print(command.options().json() ? Json.pretty(DrillJson.of(report)) + "\n" : DrillTable.of(report));
            return report.isWithinBudget() ? ExitCode.DONE : ExitCode.DRIFT;
        });
    }

    private DrillReport drilled(FailoverMover mover, Drill.Wishes wishes) {
        try {
            return new Drill(site, Clock.systemUTC(), wishes).run(watched(mover));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.fatal(
                            "drill-interrupted",
                            "the drill",
                            "it was interrupted while the VIP was away, and the VIP is back on " + mover.holder(),
                            "nothing was measured to its end",
                            "say it again when there is time for it"));
        }
    }

    /** The same mover, and what each node says of the VIP meanwhile. */
    private MovesVip watched(FailoverMover mover) {
        return new Watched(mover);
    }

    private final class Watched implements MovesVip {
        private final FailoverMover mover;
        private Optional<HolderWatch> watch = Optional.empty();

        Watched(FailoverMover mover) {
            this.mover = mover;
        }

        @Override
        public String holder() {
            return mover.holder();
        }

        @Override
        public String target() {
            return mover.target();
        }

        @Override
        public String lever() {
            return mover.lever();
        }

        @Override
        public Optional<Foreseen> foreseenThere() {
            return mover.foreseenThere();
        }

        @Override
        public Optional<Foreseen> foreseenBack() {
            return mover.foreseenBack();
        }

        @Override
        public void moveThere(TimeLine line) {
            NodeAccess access = new NodeAccess(command.surroundings());
            List<SshNodeHand> hands = site.nodes().stream()
                    .map(node -> new SshNodeHand(node, access::open))
                    .toList();
            watch = Optional.of(new HolderWatch(hands, site.vip().address(), line));
            try {
                mover.moveThere(line);
            } catch (RuntimeException e) {
                watch.ifPresent(HolderWatch::close);
                throw e;
            }
        }

        @Override
        public void moveBack(TimeLine line) {
            try {
                mover.moveBack(line);
            } finally {
                watch.ifPresent(HolderWatch::close);
            }
        }
    }
}
