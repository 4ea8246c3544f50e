package io.github.vipnat.apply.step;

import io.github.vipnat.apply.Setback;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.SecretMask;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The device's own dead-man timer: unless we confirm in time, it puts its whole configuration back by itself. It runs on
 * the device, survives our session, and only the user who armed it may confirm (ios-facts 5.1).
 */
public final class Guard {

    private final String router;
    private final DeviceOs os;
    private final Duration length;
    private final InstantSource clock;
    private Optional<Instant> fires = Optional.empty();

    public Guard(String router, DeviceOs os, Duration length, InstantSource clock) {
        this.router = router;
        this.os = os;
        this.length = length;
        this.clock = clock;
    }

    /** When the device will revert by itself, while the timer runs. */
    public Optional<Instant> fires() {
        return fires;
    }

    /**
     * Goes on with a timer that an earlier run of ours left behind, or starts one where the router can.
     *
     * @return whether a timer runs now
     */
    public boolean raise(Session session, PreflightResult before, boolean wanted) {
        if (before.guardPending()) {
            adopt(session);
        } else if (wanted && before.archive()) {
            return arm(session);
        }
        return before.guardPending();
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
        Exchange exchange = session.execute(os.armGuard(length));
        if (session.mode() != Mode.CONFIGURATION) {
            fires = Optional.empty();
            return notArmed(exchange.output());
        }
        if (!(state(session) instanceof GuardState.Pending)) {
            throw new Setback(problem("guard-not-armed", "the revert timer was started and does not show as pending"));
        }
        return true;
    }

    /** A timer of an earlier run that broke off still runs: ours to go on with. */
    private void adopt(Session session) {
        fires = Optional.of(clock.instant().plus(length));
        session.query(os.renewGuard(length));
        if (!(state(session) instanceof GuardState.Pending)) {
            throw new Setback(problem("guard-not-armed", "the revert timer could not be renewed"));
        }
    }

    /** Starts the time anew once half of it is over; only outside configuration mode, where the command lives. */
    public void renewIfDue(Session session) {
        boolean due = fires.isPresent() && clock.instant().isAfter(fires.get().minus(length.dividedBy(2)));
        if (!due) {
            return;
        }
        boolean configuring = session.mode() == Mode.CONFIGURATION;
        if (configuring) {
            session.query(os.leaveConfiguration());
        }
        adopt(session);
        if (configuring) {
            session.query(os.enterConfiguration());
        }
    }

    /**
     * Confirms, and proves that the timer is gone. Harmless when none was armed.
     *
     * @throws Setback when it fired in our absence, or cannot be proven gone
     */
    public void disarm(Session session) {
        if (fires.isEmpty()) {
            return;
        }
        if (state(session) instanceof GuardState.None) {
            fires = Optional.empty();
            throw new Setback(problem("guard-fired", "the revert timer ran out, or somebody confirmed it"));
        }
        session.query(os.confirmGuard());
        requireGone(session);
    }

    /** A timer that has fired, or that somebody confirmed, is none of our business any more. */
    public void forgetWhereGone(Session session) {
        if (fires.isPresent() && state(session) instanceof GuardState.None) {
            fires = Optional.empty();
        }
    }

    /** As {@link #disarm} on the way back, where a timer that has fired already has done what we were about to do. */
    public void disarmWherePending(Session session) {
        if (fires.isPresent() && state(session) instanceof GuardState.Pending) {
            session.query(os.confirmGuard());
            requireGone(session);
        }
        fires = Optional.empty();
    }

    private void requireGone(Session session) {
        if (!(state(session) instanceof GuardState.None)) {
            throw new Setback(
                    problem("guard-not-disarmed", "the revert timer was confirmed and still shows as pending"));
        }
        fires = Optional.empty();
    }

    private GuardState state(Session session) {
        return new DeviceReader(router, os, session).guardState();
    }

    private boolean notArmed(String output) {
        Reply reply = os.reply(output);
        if (reply instanceof Reply.Refused no
                && (no.refusal() == Refusal.NO_ARCHIVE || no.refusal() == Refusal.SYNTAX)) {
            return false;
        }
        throw new Setback(problem("guard-not-armed", "the router answered: " + SecretMask.maskedLines(output.strip())));
    }

    private Problem problem(String code, String what) {
        return Problem.fatal(
                code,
                "router " + router,
                what,
                "without it nobody would put the router back if the line broke for good",
                "look:  " + os.showGuard(Mode.PRIVILEGED) + "  (or go without: --guard none)");
    }
}
