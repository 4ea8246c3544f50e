package io.github.vipnat.apply.step;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.SaveReply;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the running configuration to non-volatile memory and reads it back from there. */
public final class Saver {

    /** ios-facts 4, "busy": three tries, three seconds apart, are what works in production elsewhere. */
    private static final int TRIES = 3;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
    private static final int QUESTIONS_IN_ONE_SAVE = 4;

    private final String router;
    private final DeviceOs os;
    private final Session session;
    private final Pause pause;
    private final Interruption interruption;

    /** @param interruption asked before each try */
    public Saver(String router, DeviceOs os, Session session, Pause pause, Interruption interruption) {
        this.router = router;
        this.os = os;
        this.session = session;
        this.pause = pause;
        this.interruption = interruption;
    }

    /**
     * Saves.
     *
     * @param verified the running configuration that is to be saved, as it was read last
     * @param ours which of its lines this run is about
     * @throws Setback when it was interrupted, the device does not say {@code [OK]}, or what it saved is neither that nor what runs now
     */
    public void save(String verified, Predicate<String> ours) {
        Optional<String> refusal = saveUnlessBusy()
                .match(new SaveReply.Cases<>(
                        (SaveReply.Saved saved) -> Optional.empty(),
                        (SaveReply.Busy busy) -> Optional.of(busy.text()),
                        (SaveReply.Failed failed) -> Optional.of(failed.text())));
        refusal.ifPresent(text -> {
            throw new Setback(notSaved("the router answered: " + text));
        });
        verifyStartup(verified, ours);
    }

    private SaveReply saveUnlessBusy() {
        SaveReply reply = saveOnce();
        for (int i = 1; i < TRIES && reply instanceof SaveReply.Busy; i++) {
            pause.pause(BETWEEN_TRIES);
            reply = saveOnce();
        }
        return reply;
    }

    /**
     * Whether the device runs what was verified and has it saved, without saving.
     *
     * @param ours which of its lines this run is about
     */
    public boolean isSaved(String verified, Predicate<String> ours) {
        DeviceReader device = new DeviceReader(router, os, session);
        String running = device.runningConfiguration();
        String saved = device.startupConfiguration();
        boolean stands = difference(verified, running).without(ours.negate()).isEmpty();
        boolean isWhatWasVerified = difference(verified, saved).isEmpty();
        return stands && (isWhatWasVerified || difference(running, saved).isEmpty());
    }

    private SaveReply saveOnce() {
        if (interruption.isRequested()) {
            throw new Setback(Interruption.problem(router));
        }
        Duration deadline = session.deadlines().save();
        Exchange exchange = session.execute(os.save(), deadline);
        StringBuilder output = new StringBuilder(exchange.output());
        for (int i = 0; i < QUESTIONS_IN_ONE_SAVE && exchange.ending() instanceof Ending.AtQuestion asked; i++) {
            exchange = answer(asked.question(), deadline);
            output.append('\n').append(exchange.output());
        }
        return os.saveReply(output.toString());
    }

    /** ios-facts 4: which questions a save may ask, and what each wants to hear. */
    private Exchange answer(Question question, Duration deadline) {
        return switch (question.kind()) {
            case OVERWRITE_NVRAM, SOURCE_FILENAME, DESTINATION_FILENAME -> session.confirm(deadline);
            case TRUNCATE_CONFIGURATION -> session.decline(question, deadline);
            case DELETE_CHILD_ENTRIES, DELETE_DYNAMIC_ENTRIES, UNKNOWN ->
                throw new Setback(notSaved("the router asks something unknown: " + question.text()));
        };
    }

    /**
     * Others may type at any moment: what they did before the save is in it, what they do after it is not. Where they
     * undid what is to be saved, it is not saved.
     */
    private void verifyStartup(String verified, Predicate<String> ours) {
        DeviceReader device = new DeviceReader(router, os, session);
        String saved = device.startupConfiguration();
        ConfigDifference surprise = difference(verified, saved);
        requireNone("what was saved is not what was read back: ", surprise.without(ours.negate()));
        if (!surprise.isEmpty()) {
            requireNone("what was saved is not what runs: ", difference(device.runningConfiguration(), saved));
        }
    }

    private void requireNone(String what, ConfigDifference difference) {
        if (!difference.isEmpty()) {
            throw new Setback(notSaved(what + String.join("; ", difference.toLines())));
        }
    }

    private ConfigDifference difference(String one, String other) {
        return ConfigDifference.between(one, other, os);
    }

    private Problem notSaved(String what) {
        return Problem.fatal(
                "not-saved",
                "router " + router,
                what,
                "after a reload the router would be as it was before, without anybody knowing",
                "log in and try by hand:  " + os.save());
    }
}
