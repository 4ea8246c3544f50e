package io.github.vipnat.cli.command;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.InterruptHandler;
import io.github.vipnat.cli.process.UnfinishedWork;
import java.time.Duration;

/** Ends this process because of signals, with the code of what came of the work. */
final class ProcessExit implements InterruptHandler.Exit {

    /** Between the end of the last run and its being known here lie moments. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(2);

    private final SiteCommand command;

    ProcessExit(SiteCommand command) {
        this.command = command;
    }

    /** What hides a password that is being typed has to be undone, so not at once. */
    @Override
    public void beforeTheWork() {
        System.exit(ExitCode.INTERRUPTED.code());
    }

    @Override
    public void inTheMiddle() {
        UnfinishedWork unfinished = command.unfinishedWork();
        if (unfinished.isNone() && command.interrupts().isOverWithin(UNTIL_TOLD)) {
            return;
        }
        command.terminal().err().print(command.options().repeated().in(unfinished.toText()));
        command.terminal().err().flush();
        Runtime.getRuntime().halt(unfinished.exitCode().code());
    }

    @Override
    public void afterTheWork(ExitCode outcome) {
        Runtime.getRuntime().halt(outcome.code());
    }
}
