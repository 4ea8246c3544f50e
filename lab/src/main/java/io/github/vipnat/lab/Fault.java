package io.github.vipnat.lab;

import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong, at a place one can name. Lines and bytes are counted from the moment
 * {@link SimulatedRouter#setFault} was called, over all sessions, starting at 1; a fault bound to a place happens once and the
 * router is well again, the others last until another fault is set.
 *
 * <pre>{@code
 * router.setFault(new Fault.DisconnectAfterLine(3, Fault.Moment.AFTER_EXECUTION).then(new Fault.RefuseLogin(2)));
 * }</pre>
 */
public sealed interface Fault {

    /** Where around the n-th line a fault strikes. */
    enum Moment {
        /** The line has arrived and been echoed, and is never carried out. */
        BEFORE_EXECUTION,
        /** The line is carried out, its reply never leaves the router. */
        AFTER_EXECUTION,
        /** The reply and the next prompt have been sent. */
        AFTER_REPLY
    }

    /** How a login ends. */
    enum Refusal {
        /** The connection closes before the server says a word. */
        CONNECTION,
        /** Every password and key is wrong. */
        AUTHENTICATION,
        /** AAA gives no exec; how the router puts it is {@link Quirk.ExecDenied} (ios-facts 9.7). */
        EXEC_AUTHORIZATION
    }

    /** The line it is bound to; 0 where it is bound to none. */
    default int line() {
        return 0;
    }

    /** Nothing is wrong. */
    record None() implements Fault {}

    /** The connection vanishes once this many bytes of terminal output have been sent. */
    record DisconnectAfterBytes(long bytes) implements Fault {}

    /** The connection vanishes once the router has read this many typed bytes. */
    record DisconnectAfterTypedBytes(long bytes) implements Fault {}

    /** The connection vanishes around the n-th line. */
    record DisconnectAfterLine(int line, Moment moment) implements Fault {
        public DisconnectAfterLine(int line) {
            this(line, Moment.AFTER_EXECUTION);
        }
    }

    /** The session falls silent around the n-th line; the connection stays open and nothing typed is read any more. */
    record Stall(int line, Moment moment) implements Fault {
        public Stall(int line) {
            this(line, Moment.BEFORE_EXECUTION);
        }
    }

    /** Every byte travels alone, this long after the one before. */
    record SlowBytes(Duration each) implements Fault {}

    /** This many bytes of nonsense follow the reply to the n-th line, the same ones for the same seed. */
    record Garbage(int line, int bytes, long seed) implements Fault {}

    /** The reply to the n-th line never ends: the same line of text again and again, until the client leaves. */
    record Endless(int line) implements Fault {}

    /** The prompt after the n-th line is not printed. */
    record LosePrompt(int line) implements Fault {}

    /** The router does not read {@code count} characters of the n-th line, beginning with the one at {@code from} (0 is the first). */
    record LoseCharacters(int line, int from, int count) implements Fault {}

    /** The n-th line is echoed twice. */
    record DoubledEcho(int line) implements Fault {}

    /** A log line stands in the echo of the n-th line, in front of the character at {@code position}; it is not redrawn. */
    record SyslogInEcho(int line, int position, String message) implements Fault {
        public SyslogInEcho(int line, int position) {
            this(
                    line,
                    position,
                    "%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/0, changed state to up");
        }
    }

    /** {@code show running-config} stops after this many lines, in the middle of the next, and the prompt follows. */
    record CutRunningConfig(int lines) implements Fault {}

    /** {@code Command authorization failed.} for every line in which the regular expression is found (ios-facts 2). */
    record DenyAuthorization(String linePattern) implements Fault {}

    /** {@code configure terminal} finds the configuration locked this many times (ios-facts 5.3). */
    record LockedByOther(int times) implements Fault {}

    /** {@code %NAT: System busy. Try later} is the answer to this many NAT lines (ios-facts 2). */
    record NatBusy(int times) implements Fault {}

    /** {@code %Error opening nvram:startup-config (No space left on device)} (ios-facts 4, "full"). */
    record NvramFull() implements Fault {}

    /** {@code Compressed configuration is too large for nvram}, with the question that follows (ios-facts 4, "full"). */
    record NvramTooSmall() implements Fault {}

    /** {@code startup-config file open failed (Device or resource busy)}, this many times (ios-facts 4, "busy"). */
    record NvramBusy(int times) implements Fault {}

    /** The startup-config was written by another image, so that the next save asks (ios-facts 4, "other image wrote NVRAM"). */
    record NvramOfOtherImage() implements Fault {}

    /** This many logins are refused. */
    record RefuseLogin(int times, Refusal refusal) implements Fault {
        public RefuseLogin(int times) {
            this(times, Refusal.AUTHENTICATION);
        }
    }

    /** The router reloads when the n-th line arrives. */
    record Reload(int line) implements Fault {}

    /** Somebody else configures these lines when the n-th line has arrived and before it is carried out. */
    record OtherOperator(int line, List<String> lines) implements Fault {
        public OtherOperator {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Another one does something around the n-th line: before it is carried out, behind that and before its reply and the next prompt
     * are out, or behind them. The line itself is carried out in any case.
     */
    record Meanwhile(int line, Moment moment, Deed deed) implements Fault {
        public Meanwhile(int line, Deed deed) {
            this(line, Moment.BEFORE_EXECUTION, deed);
        }
    }

    /** The router's clock jumps when the n-th line has arrived and before it is carried out. */
    record TimePasses(int line, Duration howLong) implements Fault {}

    /** Both at once. */
    record Both(Fault one, Fault other) implements Fault {}

    /** The second begins, with its own counting, when the first has happened. */
    record Then(Fault first, Fault next) implements Fault {}

    /** Nothing is wrong. */
    static Fault none() {
        return new None();
    }

    /** This fault and another one at once. */
    default Fault and(Fault other) {
        return new Both(this, other);
    }

    /** Another fault that begins when this one has happened. */
    default Fault then(Fault next) {
        return new Then(this, next);
    }
}
