package io.github.vipnat.apply.step;

import io.github.vipnat.apply.Setback;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.GuardState.Pending;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.secret.SecretMask;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The device's own dead-man timer: unless we confirm in time, it puts its whole configuration back by itself. It runs on
 * the device, survives our session, and only the user who armed it may confirm (ios-facts 5.1). Another vipnat may be that
 * user too, so a timer is looked at before it is renewed or confirmed, and one that is not ours never is.
 */
public final class Guard {

    private final DeviceOs os;
    private final String router;
    private final TimerProblems told;
    private final Duration length;
    private final InstantSource clock;
    private final OwnTimer ours;
    private final Consumer<Pending> journal;
    private Optional<Instant> fires = Optional.empty();
    private boolean othersMayArm;
    private boolean replaced;

    /** @param journal hears of each timer of ours right after it was read, and writes it down for the run that comes after a crash */
    public Guard(String router, DeviceOs os, Duration length, InstantSource clock, Consumer<Pending> journal) {
        this.router = router;
        this.os = os;
        this.told = new TimerProblems(router, os);
        this.length = length;
        this.clock = clock;
        this.ours = new OwnTimer(length);
        this.journal = journal;
    }

    /** When the device will revert by itself at the latest, while a timer runs. */
    public Optional<Instant> fires() {
        return fires;
    }

    /**
     * Goes on with a timer that an earlier run of ours left behind, or starts one where the router can.
     *
     * @return whether a timer runs now
     */
    public boolean raise(Session session, PreflightResult before, boolean wanted) {
        boolean raised = before.guard().isPresent();
        if (raised) {
            ours.learn(before.guard().get());
            renew(session);
        } else if (wanted && before.archive()) {
            raised = arm(session);
        }
        othersMayArm = before.archive() && !raised;
        return raised;
    }

    /**
     * Starts the timer and proves that it runs. The session stands in configuration mode afterwards, since IOS enters it
     * with the same command.
     *
     * @return whether the device has such a timer at all
     * @throws Setback when it has one and it cannot be proven to run
     */
    private boolean arm(Session session) {
        fires = Optional.of(clock.instant().plus(length));
        ours.await();
        Exchange exchange = session.execute(os.armGuard(length));
        if (session.mode() != Mode.CONFIGURATION) {
            forget();
            return notArmed(session, exchange.output());
        }
        learn(session, "the revert timer was started and does not show as pending");
        return true;
    }

    private void renew(Session session) {
        requireOurs(session, seen(session));
        fires = Optional.of(clock.instant().plus(length));
        ours.await();
        session.query(os.renewGuard(length));
        learn(session, "the revert timer could not be renewed");
    }

    /** What is read right after arming is ours from then on. */
    private void learn(Session session, String otherwise) {
        Pending armed = read(session)
                .match(new GuardState.Cases<>(
                        (GuardState.None none) -> Optional.<Pending>empty(),
                        (Pending pending) -> Optional.of(pending),
                        (GuardState.NotUnderstood strange) -> Optional.<Pending>empty()))
                .orElseThrow(() -> new Setback(told.ours("guard-not-armed", otherwise)));
        if (!ours.is(armed)) {
            throw foreign(session, armed);
        }
        remember(armed);
    }

    private void remember(Pending armed) {
        ours.learn(armed);
        journal.accept(armed);
    }

    /** Starts the time anew once half of it is over; only outside configuration mode, where the command lives. */
    public void renewIfDue(Session session) {
        if (!isDue() || replaced) {
            return;
        }
        boolean configuring = session.mode() == Mode.CONFIGURATION;
        if (configuring) {
            session.query(os.leaveConfiguration());
        }
        renew(session);
        if (configuring) {
            session.query(os.enterConfiguration());
        }
    }

    /** Whether half of its time is over: what comes next is to be done in the other half, or after a renewal. */
    public boolean isDue() {
        return fires.isPresent() && clock.instant().isAfter(fires.get().minus(length.dividedBy(2)));
    }

    /**
     * Confirms, and proves that the timer is gone. Harmless when none was armed.
     *
     * @throws Setback when it fired in our absence, is not ours any more, or cannot be proven gone
     */
    public void disarm(Session session) {
        disarm(session, List.of());
    }

    /**
     * As above.
     *
     * @param looks show commands whose answers are wanted next; they leave together with the look whether the timer is gone
     */
    public void disarm(Session session, List<String> looks) {
        if (fires.isPresent()) {
            requireOurs(session, seen(session));
            renewIfDue(session);
            session.lookAhead(Stream.concat(Stream.of(os.confirmGuard(), os.showGuard(Mode.PRIVILEGED)), looks.stream())
                    .toList());
            confirm(session);
        }
    }

    /**
     * What {@link #requireNoOther} looks at. What {@link #disarm} looks at first stands right before the confirmation and travels with
     * nothing else.
     */
    public List<String> looks() {
        return othersMayArm && fires.isEmpty() ? List.of(os.showGuard(Mode.PRIVILEGED)) : List.of();
    }

    private void requireOurs(Session session, GuardState seen) {
        Optional<Setback> setback = seen.match(new GuardState.Cases<>(
                (GuardState.None none) -> {
                    forget();
                    return Optional.of(new Setback(
                            told.ours("guard-fired", "the revert timer ran out, or somebody confirmed it")));
                },
                (Pending pending) -> ours.is(pending) ? Optional.empty() : Optional.of(foreign(session, pending)),
                (GuardState.NotUnderstood strange) -> Optional.of(new Setback(told.notUnderstood(strange)))));
        setback.ifPresent(thrown -> {
            throw thrown;
        });
    }

    /** Where no timer of ours runs, another's would take back what is about to be saved. */
    public void requireNoOther(Session session) {
        if (othersMayArm) {
            requireGone(session, read(session));
        }
    }

    /** A timer that has fired, or that somebody confirmed, is none of our business any more; one that replaced ours is not ours. */
    public void forgetWhereGone(Session session) {
        if (fires.isPresent()) {
            seen(session)
                    .<Runnable>match(new GuardState.Cases<>(
                            (GuardState.None none) -> this::forget,
                            (Pending pending) -> () -> heed(pending),
                            (GuardState.NotUnderstood strange) -> () -> {}))
                    .run();
        }
    }

    private void heed(Pending pending) {
        replaced = !ours.is(pending);
        if (replaced) {
            fires = pending.length().map(clock.instant()::plus);
        } else {
            remember(pending);
        }
    }

    /**
     * As {@link #disarm} on the way back, where a timer that has fired already has done what we were about to do.
     *
     * @throws Setback when another's timer runs, which may take anything back, or it cannot be told
     */
    public void disarmWherePending(Session session) {
        if (replaced || othersMayArm) {
            requireGone(session, read(session));
        } else if (fires.isPresent()) {
            seen(session)
                    .<Runnable>match(new GuardState.Cases<>(
                            (GuardState.None none) -> this::forget,
                            (Pending pending) -> () -> confirm(session, pending),
                            (GuardState.NotUnderstood strange) -> () -> requireGone(session, strange)))
                    .run();
        }
    }

    private void confirm(Session session, Pending pending) {
        requireOurs(session, pending);
        confirm(session);
    }

    private void confirm(Session session) {
        session.query(os.confirmGuard());
        requireGone(session, read(session));
    }

    private void requireGone(Session session, GuardState seen) {
        Optional<Setback> setback = seen.match(new GuardState.Cases<>(
                (GuardState.None none) -> Optional.empty(),
                (Pending pending) -> Optional.of(stillThere(session, pending)),
                (GuardState.NotUnderstood strange) -> Optional.of(new Setback(told.notUnderstood(strange)))));
        setback.ifPresent(thrown -> {
            throw thrown;
        });
        forget();
    }

    private Setback stillThere(Session session, Pending pending) {
        if (ours.is(pending)) {
            return new Setback(
                    told.ours("guard-not-disarmed", "the revert timer was confirmed and still shows as pending"));
        }
        heed(pending);
        return foreign(session, pending);
    }

    private void forget() {
        fires = Optional.empty();
        ours.forget();
        replaced = false;
    }

    /** A line of the answer may have come mangled, so what is not ours is read once more before it is believed. */
    private GuardState seen(Session session) {
        GuardState first = read(session);
        boolean settled = first.match(new GuardState.Cases<>(
                (GuardState.None none) -> true, ours::is, (GuardState.NotUnderstood strange) -> false));
        return settled ? first : read(session);
    }

    /** Stops: whose it is may be asked of those who are logged in. */
    private Setback foreign(Session session, Pending pending) {
        return new Setback(told.foreign(pending, OthersLoggedIn.told(os, session)));
    }

    private GuardState read(Session session) {
        return new DeviceReader(router, os, session).guardState();
    }

    private boolean notArmed(Session session, String output) {
        Reply reply = os.reply(output);
        if (reply instanceof Reply.Refused no
                && (no.refusal() == Refusal.NO_ARCHIVE || no.refusal() == Refusal.SYNTAX)) {
            return false;
        }
        requireNoneArmedFirst(session);
        throw new Setback(
                told.ours("guard-not-armed", "the router answered: " + SecretMask.maskedLines(output.strip())));
    }

    /** A second timer may be refused while another's runs. */
    private void requireNoneArmedFirst(Session session) {
        read(session)
                .<Runnable>match(new GuardState.Cases<>(
                        (GuardState.None none) -> () -> {},
                        (Pending pending) -> () -> {
                            throw foreign(session, pending);
                        },
                        (GuardState.NotUnderstood strange) -> () -> {}))
                .run();
    }
}
