package io.github.vipnat.lab.shell.terminal;

import io.github.vipnat.lab.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** The faults that are set, with their counters. */
public final class ActiveFaults {

    /** What strikes around one line. */
    public record LineTrouble(List<Fault> faults) {

        public static final LineTrouble NONE = new LineTrouble(List.of());

        public boolean disconnects(Fault.Moment moment) {
            return any(Fault.DisconnectAfterLine.class, fault -> fault.moment() == moment);
        }

        public boolean stalls(Fault.Moment moment) {
            return any(Fault.Stall.class, fault -> fault.moment() == moment);
        }

        public boolean losesPrompt() {
            return any(Fault.LosePrompt.class, fault -> true);
        }

        public <F extends Fault> Optional<F> find(Class<F> kind) {
            return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }

        private <F extends Fault> boolean any(Class<F> kind, Predicate<F> fits) {
            return find(kind).filter(fits).isPresent();
        }
    }

    private static final class Armed {
        private final Fault fault;
        private final Runnable whenSpent;
        private long lines;
        private long bytes;
        private long typed;
        private int used;

        Armed(Fault fault, Runnable whenSpent) {
            this.fault = fault;
            this.whenSpent = whenSpent;
        }
    }

    private final List<Armed> armed = new ArrayList<>();

    /** Takes the place of whatever was set before. */
    public synchronized void set(Fault fault) {
        armed.clear();
        arm(fault, () -> {});
    }

    private void arm(Fault fault, Runnable whenSpent) {
        if (fault instanceof Fault.Then then) {
            arm(then.first(), () -> arm(then.next(), whenSpent));
        } else if (fault instanceof Fault.Both both) {
            int[] left = {2};
            Runnable oneSpent = () -> {
                if (--left[0] == 0) {
                    whenSpent.run();
                }
            };
            arm(both.one(), oneSpent);
            arm(both.other(), oneSpent);
        } else if (fault instanceof Fault.None) {
            whenSpent.run();
        } else {
            armed.add(new Armed(fault, whenSpent));
        }
    }

    private void spend(Armed one) {
        if (armed.remove(one)) {
            one.whenSpent.run();
        }
    }

    private <F extends Fault> Optional<F> current(Class<F> kind) {
        return armed.stream()
                .map(one -> one.fault)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Of a fault that happens a number of times, one is taken. */
    private <F extends Fault> Optional<F> take(Class<F> kind, ToIntFunction<F> times) {
        for (Armed one : List.copyOf(armed)) {
            if (kind.isInstance(one.fault)) {
                F fault = kind.cast(one.fault);
                if (++one.used >= times.applyAsInt(fault)) {
                    spend(one);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** A complete line has been typed. */
    public synchronized LineTrouble lineArrived() {
        if (armed.isEmpty()) {
            return LineTrouble.NONE;
        }
        List<Fault> now = new ArrayList<>();
        for (Armed one : List.copyOf(armed)) {
            one.lines++;
            if (one.fault.line() == one.lines) {
                now.add(one.fault);
                spend(one);
            }
        }
        return new LineTrouble(now);
    }

    private <F extends Fault> Optional<F> onNextLine(Class<F> kind) {
        return armed.stream()
                .filter(one -> kind.isInstance(one.fault) && one.fault.line() == one.lines + 1)
                .map(one -> kind.cast(one.fault))
                .findFirst();
    }

    /** Whether the router fails to read this character of the line being typed. */
    synchronized boolean losesCharacter(int position) {
        return !armed.isEmpty()
                && onNextLine(Fault.LoseCharacters.class)
                        .filter(lost -> position >= lost.from() && position < lost.from() + lost.count())
                        .isPresent();
    }

    /** The log message that stands in front of this character's echo. */
    synchronized Optional<String> logBefore(int position) {
        return armed.isEmpty()
                ? Optional.empty()
                : onNextLine(Fault.SyslogInEcho.class)
                        .filter(log -> log.position() == position)
                        .map(Fault.SyslogInEcho::message);
    }

    synchronized boolean doublesEcho() {
        return !armed.isEmpty() && onNextLine(Fault.DoubledEcho.class).isPresent();
    }

    /** How much of what is to be sent still leaves the router, and whether the connection goes with it. */
    record Allowance(int bytes, boolean last) {}

    synchronized Allowance send(int wanted) {
        for (Armed one : List.copyOf(armed)) {
            if (one.fault instanceof Fault.DisconnectAfterBytes cut) {
                int allowed = (int) Math.min(wanted, cut.bytes() - one.bytes);
                one.bytes += allowed;
                boolean last = one.bytes >= cut.bytes();
                if (last) {
                    spend(one);
                }
                return new Allowance(allowed, last);
            }
        }
        return new Allowance(wanted, false);
    }

    /** A byte was typed; whether the connection goes with it. */
    public synchronized boolean typedByteIsLast() {
        for (Armed one : List.copyOf(armed)) {
            if (one.fault instanceof Fault.DisconnectAfterTypedBytes cut && ++one.typed >= cut.bytes()) {
                spend(one);
                return true;
            }
        }
        return false;
    }

    synchronized Duration slowness() {
        return current(Fault.SlowBytes.class).map(Fault.SlowBytes::each).orElse(Duration.ZERO);
    }

    public synchronized boolean denies(String line) {
        return armed.stream()
                .anyMatch(one -> one.fault instanceof Fault.DenyAuthorization deny
                        && Pattern.compile(deny.linePattern()).matcher(line).find());
    }

    public synchronized Optional<Fault.CutRunningConfig> runningConfigCut() {
        return current(Fault.CutRunningConfig.class);
    }

    public synchronized boolean locked() {
        return take(Fault.LockedByOther.class, Fault.LockedByOther::times).isPresent();
    }

    /** Whether the next one who wants to configure will find it locked. */
    public synchronized boolean isLocked() {
        return current(Fault.LockedByOther.class).isPresent();
    }

    public synchronized boolean natBusy() {
        return take(Fault.NatBusy.class, Fault.NatBusy::times).isPresent();
    }

    public synchronized boolean nvramBusy() {
        return take(Fault.NvramBusy.class, Fault.NvramBusy::times).isPresent();
    }

    public synchronized boolean nvramFull() {
        return current(Fault.NvramFull.class).isPresent();
    }

    public synchronized boolean nvramTooSmall() {
        return current(Fault.NvramTooSmall.class).isPresent();
    }

    /** Asked once for every save that goes through: the next one finds its own image's file. */
    public synchronized boolean nvramOfOtherImage() {
        return current(Fault.NvramOfOtherImage.class).isPresent();
    }

    public synchronized void nvramIsOurs() {
        take(Fault.NvramOfOtherImage.class, fault -> 1);
    }

    /** A client wants to log in; how it is turned away, if it is. */
    public synchronized Optional<Fault.Refusal> login() {
        return take(Fault.RefuseLogin.class, Fault.RefuseLogin::times).map(Fault.RefuseLogin::refusal);
    }
}
