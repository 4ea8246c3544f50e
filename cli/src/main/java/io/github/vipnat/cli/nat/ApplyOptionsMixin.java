package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.session.SendWindow;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the user allows a change to do. */
final class ApplyOptionsMixin {

    /** When to use the router's revert timer. */
    enum Guard {
        auto,
        none
    }

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where nobody sits at a terminal.")
    private boolean yes;

    @Option(
            names = "--in-use",
            paramLabel = "keep|drop",
            description = "Refuse to change a rule that has live flows, or drop the flows. Default: keep.")
    private ApplyOptions.InUse inUse = ApplyOptions.InUse.KEEP;

    @Option(
            names = "--save",
            paramLabel = "verified|never",
            description = "Save once the result is verified, or never. Default: verified.")
    private ApplyOptions.Save save = ApplyOptions.Save.VERIFIED;

    @Option(names = "--accept-unsaved", description = "Go on over somebody's unsaved changes, and save them too.")
    private boolean acceptUnsaved;

    @Option(names = "--unproven-vip", description = "Go on although the router cannot see the VIP.")
    private boolean unprovenVip;

    @Option(
            names = "--guard",
            paramLabel = "auto|none",
            description = "Use the router's revert timer where it has an archive, or never. Default: auto.")
    private Guard guard = Guard.auto;

    @Option(
            names = "--guard-minutes",
            paramLabel = "N",
            description =
                    "Minutes until the timer reverts the whole configuration, 1 to 120; renewed on the way. Default: 10.")
    private int guardMinutes = 10;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Type so many lines ahead of their answers, 1 to 64, and 128 bytes for each, at least 1024;"
                    + " 1 waits for each line. Default: 8.")
    private int window = 8;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Put these words into the record of the run.")
    private String ticket = "";

    boolean yes() {
        return yes;
    }

    /** Without control characters, which would act on the terminal of whoever lists the runs. */
    String ticket() {
        return ticket.replaceAll("\\p{Cntrl}", " ");
    }

    /** The ticket of the plan that is applied counts where the user names none. */
    void ticketUnlessGiven(String ofPlan) {
        ticket = ticket.isEmpty() ? ofPlan : ticket;
    }

    ApplyOptions toOptions() {
        require("--guard-minutes", guardMinutes, 120);
        require("--window", window, 64);
        return new ApplyOptions(
                inUse,
                acceptUnsaved,
                unprovenVip,
                save,
                new GuardChoice(guard == Guard.auto, Duration.ofMinutes(guardMinutes)),
                SendWindow.ofLines(window));
    }

    private void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " takes 1 to " + most + ", not " + value);
        }
    }
}
