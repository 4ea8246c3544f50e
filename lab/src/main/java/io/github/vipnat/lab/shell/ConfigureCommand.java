package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Answer;
import java.util.Optional;

/** {@code configure}, as typed in exec mode: entering configuration mode, guarded or not, and what ends the guard. */
final class ConfigureCommand {

    private static final Keywords WHAT = Keywords.none()
            .and("confirm", "Confirm replacement of running-config with a new config file")
            .and("memory", "Configure from NV memory")
            .and("network", "Configure from a TFTP network host")
            .and("replace", "Replace the running-config with a new config file")
            .and("revert", "Parameters for reverting the configuration")
            .and("terminal", "Configure from the terminal");
    private static final Keywords REVERT = Keywords.of("revert");
    private static final Keywords TIMER = Keywords.none()
            .and("idle", "Idle timeout on which to cause a rollback")
            .and("timer", "Time for which to wait for confirmation");
    private static final Keywords REVERT_HOW = Keywords.none()
            .and("now", "Cancel the timer and trigger the rollback")
            .and("timer", "Reset the confirmation timer");
    private static final Keywords IDLE = Keywords.of("idle");
    private static final Keywords REPLACE = Keywords.of("force ignorecase list nolock revert time");
    private static final String NONE_PENDING = "%No Rollback Confirmed Change pending";

    private final Session session;
    private final RouterState state;

    ConfigureCommand(Session session) {
        this.session = session;
        this.state = session.state();
    }

    void run(Words words) {
        switch (words.keyword(WHAT)) {
            case "terminal" -> terminal(words);
            case "confirm" -> confirm(words);
            case "revert" -> revert(words);
            case "replace" -> replace(words);
            default -> throw words.invalid();
        }
    }

    private void terminal(Words words) {
        boolean guarded = words.keywordOrEnd(REVERT).isPresent();
        boolean idle = guarded && words.keyword(TIMER).equals("idle");
        int minutes = guarded ? words.number(1, 120) : 0;
        words.end();
        if (isLocked()) {
            tellLocked();
        } else if (!guarded || arm(minutes, idle)) {
            session.terminal().println("Enter configuration commands, one per line.  End with CNTL/Z.");
            session.configure();
        }
    }

    private boolean isLocked() {
        return session.router().others().holder().isPresent()
                || session.router().faults().locked();
    }

    /** The prompt stays. */
    private void tellLocked() {
        session.terminal()
                .println(session.router().others().refusal().orElse(OthersAtWork.refusal(state.personality())));
    }

    /** Backs the running-config up and starts the clock; nothing of it when the archive is off (ios-facts 5.1). */
    private boolean arm(int minutes, boolean idle) {
        Quirk.SecondRevertTimer again = state.quirks().get(Quirk.SecondRevertTimer.class);
        if (session.router().revertTimer().pending().isPresent() && again != Quirk.SecondRevertTimer.REPLACES) {
            return armAgain(again, minutes, idle);
        }
        String body = state.runningBody();
        Optional<String> file = state.archiveRunning();
        if (file.isEmpty()) {
            session.terminal().println("%Turn config archive on before using Rollback Confirmed Change");
            return false;
        }
        session.terminal()
                .print("Rollback Confirmed Change: Backing up current running config to " + file.get() + "\n\n");
        session.router().revertTimer().arm(session.shell(), session.login().user(), file.get(), body, minutes, idle);
        return true;
    }

    /** Whether configuration mode is entered all the same. */
    private boolean armAgain(Quirk.SecondRevertTimer again, int minutes, boolean idle) {
        if (again == Quirk.SecondRevertTimer.REFUSED) {
            session.terminal().println("%Rollback Confirmed Change already pending"); // the words are a guess
            return false;
        }
        if (!isOursToEnd()) {
            return false;
        }
        if (again == Quirk.SecondRevertTimer.KEEPS_THE_BACKUP) {
            session.router().revertTimer().rearm(minutes, idle);
        }
        return true;
    }

    /** Silent when it works (ios-facts 5.1). */
    private void confirm(Words words) {
        words.end();
        if (isOursToEnd()) {
            session.router().revertTimer().cancel();
        }
    }

    /** Only who armed it may confirm, reset or revert (ios-facts 5.1); how others are told is a guess. */
    private boolean isOursToEnd() {
        Optional<RevertTimer.Pending> pending = session.router().revertTimer().pending();
        if (pending.isEmpty()) {
            session.terminal().println(NONE_PENDING);
            return false;
        }
        if (!pending.get().user().equals(session.login().user())) {
            session.terminal()
                    .println("%Rollback Confirmed Change belongs to user "
                            + pending.get().user());
            return false;
        }
        return true;
    }

    private void revert(Words words) {
        boolean now = words.keyword(REVERT_HOW).equals("now");
        boolean idle = !now && words.keywordIf(IDLE).isPresent();
        int minutes = now ? 0 : words.number(1, 120);
        words.end();
        if (!isOursToEnd()) {
            return;
        }
        RevertTimer timer = session.router().revertTimer();
        if (now) {
            session.terminal().print(timer.now(timer.pending().orElseThrow()));
        } else {
            timer.rearm(minutes, idle);
        }
    }

    /** ios-facts 5.2. */
    private void replace(Words words) {
        String file = words.word("URL  Configuration file");
        boolean force = false;
        boolean list = false;
        int minutes = 0;
        for (Optional<String> word = words.keywordOrEnd(REPLACE);
                word.isPresent();
                word = words.keywordOrEnd(REPLACE)) {
            force |= word.get().equals("force");
            list |= word.get().equals("list");
            minutes = word.get().equals("time") ? words.number(1, 120) : minutes;
        }
        if (isLocked()) {
            tellLocked();
            return;
        }
        boolean lists = list;
        int time = minutes;
        if (time > 0 && !arm(time, false)) {
            return;
        }
        if (force) {
            replace(file, lists);
            return;
        }
        session.terminal().ask("""
                        This will apply all necessary additions and deletions
                        to replace the current running configuration with the
                        contents of the specified configuration file, which is
                        assumed to be a complete configuration, not a partial
                        configuration. Enter Y if you are sure you want to proceed. ? [no]:\s""", answer -> {
            if (Answer.isYes(answer)) {
                replace(file, lists);
            }
        });
    }

    private void replace(String file, boolean list) {
        Optional<String> body = state.file(file);
        session.terminal()
                .print(
                        body.isEmpty()
                                ? "Error: Could not open file " + file + " for reading\n"
                                : new Rollback(state)
                                        .to(body.get(), session.login().user(), list));
    }
}
