package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.Interfaces;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.device.TimeStamps;
import io.github.vipnat.lab.nat.Flow;
import io.github.vipnat.lab.shell.config.ConfigurationCommands;
import io.github.vipnat.lab.shell.config.ConfigurationSession;
import io.github.vipnat.lab.shell.config.Unattended;
import io.github.vipnat.lab.shell.terminal.ActiveFaults;
import io.github.vipnat.lab.shell.terminal.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The running router: its state, its faults and everybody who is logged in. */
public final class Router {

    private final RouterState state;
    private final ActiveFaults faults = new ActiveFaults();
    private final Accounts accounts;
    private final Duration delay;
    private final List<Shell> shells = new CopyOnWriteArrayList<>();
    private final List<String> linesReceived = new ArrayList<>();
    private final List<Flow> cutFlows = new ArrayList<>();
    private final AtomicInteger returning = new AtomicInteger();
    private final RevertTimer revertTimer;
    private final ScheduledReload scheduledReload;
    private final OthersAtWork others = new OthersAtWork(this);

    public Router(RouterState state, Accounts accounts, Duration delay) {
        this.state = state;
        this.accounts = accounts;
        this.delay = delay;
        this.revertTimer = new RevertTimer(this);
        this.scheduledReload = new ScheduledReload(this);
    }

    RevertTimer revertTimer() {
        return revertTimer;
    }

    ScheduledReload scheduledReload() {
        return scheduledReload;
    }

    OthersAtWork others() {
        return others;
    }

    public RouterState state() {
        return state;
    }

    public ActiveFaults faults() {
        return faults;
    }

    public Accounts accounts() {
        return accounts;
    }

    Duration delay() {
        return delay;
    }

    /** A login gets a vty and a shell; empty when all are taken. */
    public Optional<Shell> open(Login login, Wire wire) {
        return open(login, wire, faults);
    }

    /** The same for another one at work: no fault strikes there, no line is counted. */
    Optional<Shell> openForAnother(Login login, Wire wire) {
        return open(login, wire, new ActiveFaults());
    }

    private synchronized Optional<Shell> open(Login login, Wire wire, ActiveFaults striking) {
        List<Integer> taken =
                shells.stream().map(shell -> shell.session().vty()).toList();
        for (int vty = 0; vty < vtys(); vty++) {
            if (!taken.contains(vty)) {
                Shell shell = new Shell(this, login, wire, vty, striking);
                shells.add(shell);
                watch(shell);
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    void removeShell(Shell shell) {
        shells.remove(shell);
    }

    /** Everybody who is logged in. */
    public List<Shell> shells() {
        return List.copyOf(shells);
    }

    /** Those of them that are no others at work. */
    public List<Shell> clients() {
        return shells.stream().filter(Shell::isClient).toList();
    }

    /** Whether one of them is in configuration mode. */
    public boolean isConfiguring() {
        synchronized (state) {
            return clients().stream()
                    .anyMatch(shell -> shell.session().configuring().isPresent());
        }
    }

    /** {@code line vty 0 4} means five sessions (ios-facts 6, "vty"). */
    public int vtys() {
        synchronized (state) {
            return VtyLines.of(state.configuration()).count();
        }
    }

    private void watch(Shell shell) {
        Duration timeout;
        synchronized (state) {
            timeout = VtyLines.of(state.configuration()).execTimeout();
        }
        if (!timeout.isZero()) {
            state.clock().schedule(shell.untilIdle(timeout), () -> closeIfIdle(shell, timeout));
        }
    }

    private void closeIfIdle(Shell shell, Duration timeout) {
        if (!shells.contains(shell)) {
            return;
        }
        Duration left = shell.untilIdle(timeout);
        if (left.isZero() || left.isNegative()) {
            shell.hangUp(); // ios-facts 6, "exec-timeout"
        } else {
            state.clock().schedule(left, () -> closeIfIdle(shell, timeout));
        }
    }

    boolean redrawsAfterLogs() {
        synchronized (state) {
            return VtyLines.of(state.configuration()).loggingSynchronous();
        }
    }

    String banner() {
        synchronized (state) {
            return Banner.motd(state.configuration());
        }
    }

    /** Some devices print the MOTD once more (ios-facts 6, "false prompts"). */
    String bannerAfterEnable() {
        return state.quirks().get(Quirk.BannerAfterEnable.class) == Quirk.BannerAfterEnable.YES ? banner() : "";
    }

    /** The return key: an idle revert timer starts over. */
    void returnPressed() {
        synchronized (state) {
            revertTimer.restartWhereIdle();
        }
    }

    void recordLine(String line) {
        synchronized (linesReceived) {
            linesReceived.add(line);
        }
    }

    /** Every complete line typed so far. */
    public List<String> linesReceived() {
        synchronized (linesReceived) {
            return List.copyOf(linesReceived);
        }
    }

    public void clearLinesReceived() {
        synchronized (linesReceived) {
            linesReceived.clear();
        }
    }

    /** A log line for everybody with terminal monitor on (ios-facts 6, "log lines"). */
    public void log(String message) {
        String line = logLine(message);
        shells.stream().filter(shell -> shell.session().monitor()).forEach(shell -> shell.log(line));
    }

    /** Sends what commands have left for others while they held the router. */
    void deliverMessages() {
        shells.forEach(Shell::deliver);
    }

    String logLine(String message) {
        return TimeStamps.log(state.clock().now()) + ": " + message;
    }

    /** Everybody out, and the startup-config becomes the running one. */
    public void reload() {
        List<Shell> present = shells();
        synchronized (state) {
            revertTimer.cancel();
            scheduledReload.forget();
            others.forget();
            state.plane().flows().ifPresent(state.plane()::end);
            state.reboot();
            state.settle();
        }
        present.forEach(Shell::drop);
    }

    /** The router is switched off. */
    public void shutDown() {
        shells().forEach(Shell::drop);
    }

    /** Another operator's lines, carried out without a word; the questions of IOS are answered with yes. */
    public void configureBehindTheBack(List<String> lines) {
        synchronized (state) {
            Unattended operator = new Unattended("yes");
            ConfigurationSession session = new ConfigurationSession(state, operator, "operator");
            ConfigurationCommands commands = new ConfigurationCommands();
            lines.forEach(line -> commands.execute(line, session));
            state.settle();
        }
        deliverMessages();
    }

    /** Another one does something. */
    public void meanwhile(Deed deed) {
        others.begin(deed);
    }

    /** What others have changed since their deeds were begun. */
    public List<String> changesOfOthers() {
        return others.changes();
    }

    String runningBody() {
        synchronized (state) {
            return state.runningBody();
        }
    }

    /** The running-config becomes what a file holds; without such a file nothing happens. */
    void replace(String file) {
        synchronized (state) {
            state.file(file).ifPresent(body -> new Rollback(state).to(body, "operator", false));
            state.settle();
        }
        deliverMessages();
    }

    void strike(List<Fault> strikes, Fault.Moment now) {
        for (Fault fault : strikes) {
            if (fault instanceof Fault.Meanwhile other) {
                if (other.moment() == now) {
                    others.begin(other.deed());
                }
            } else if (now == Fault.Moment.BEFORE_EXECUTION) {
                strike(fault);
            }
        }
    }

    private void strike(Fault fault) {
        if (fault instanceof Fault.Reload) {
            reload();
        } else if (fault instanceof Fault.OtherOperator operator) {
            configureBehindTheBack(operator.lines());
        } else if (fault instanceof Fault.TimePasses passes) {
            state.clock().advance(passes.howLong());
        }
    }

    /** Flows cut by a clear or a removal come back this many times, at the next pause in what a client types (ios-facts 2.1). */
    public void returningFlows(int times) {
        returning.set(times);
    }

    /** Flows were cut; busy clients will be back. */
    void cut(List<Flow> flows) {
        synchronized (state) {
            state.plane().end(Flow.forPlane(flows));
            cutFlows.addAll(flows);
        }
    }

    /** Everything typed so far has been dealt with. */
    void inputProcessed() {
        synchronized (state) {
            if (!cutFlows.isEmpty() && returning.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                state.nat().translations().comeBack(cutFlows);
            }
            cutFlows.clear();
        }
    }

    /** The router sends echo requests: true when they are answered; its ARP table learns on the way. */
    boolean ping(String address) {
        if (state.interfaces().withAddress(address).isPresent()) {
            return true;
        }
        Optional<Boolean> answered = state.plane().ping(address);
        if (answered.isPresent()) {
            return answered.get();
        }
        Optional<Interfaces.Interface> out = state.interfaces().reaching(address);
        out.ifPresent(found -> state.arp().resolve(address, state.clock().now()));
        return state.arp().answersPing(address);
    }
}
