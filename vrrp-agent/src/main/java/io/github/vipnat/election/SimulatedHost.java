package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.SyncGroup;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node's machine, and keepalived on it with those of its instances that matter. */
final class SimulatedHost {

    /** A VRRP process that ran so long is started again at once; one that did not waits longer each time, in microseconds. */
    private static final long RAN_WELL = 60_000_000;

    private static final long SECOND = 1_000_000;

    /** Whether keepalived gets to run. */
    enum Sleep {
        AWAKE,
        /** Stopped by SIGSTOP: the kernel goes on, answers ARP for the VIP and keeps what comes in. */
        FROZEN,
        /** The whole machine stands still, as a paused virtual machine does; what comes in is lost. */
        PAUSED
    }

    private final EventQueue queue;
    private final Things things = new Things();
    private final Map<String, Observer> observers = new LinkedHashMap<>();
    private final List<Runnable> whenAwake = new ArrayList<>();
    private List<GroupState> groups = List.of();
    private NodeConfig config;
    private Sleep sleep = Sleep.AWAKE;
    private boolean isRunning;
    private boolean isWanted;
    private long startedAt;
    private long nextDelay;
    private int life;

    SimulatedHost(EventQueue queue, NodeConfig config) {
        this.queue = queue;
        this.config = config;
    }

    void add(VirtualRouter router) {
        observers.put(router.candidate().instance().name(), new Observer(queue, things, router));
    }

    // ---- keepalived

    void startKeepalived() {
        if (!isWanted) {
            isWanted = true;
            nextDelay = 0;
            startProcess();
        }
    }

    private void startProcess() {
        isRunning = true;
        startedAt = queue.now();
        life++;
        List<Observer> present = configure();
        present.forEach(observer -> {
            Observer.Found found = observer.look(false);
            observer.router().prepare(found.sum(), found.faults(), found.unanswered());
        });
        groups.forEach(GroupState::start);
        present.forEach(observer -> observer.router().begin());
        present.forEach(this::runScripts);
    }

    /** Gives each router its block of the file, and its sync group; those that have no block are left out. */
    private List<Observer> configure() {
        Map<String, GroupState> byMember = new HashMap<>();
        List<GroupState> all = new ArrayList<>();
        for (SyncGroup group : config.syncGroups()) {
            GroupState state = new GroupState();
            all.add(state);
            group.members().forEach(member -> byMember.put(member.name(), state));
        }
        List<Observer> present = new ArrayList<>();
        observers.forEach((name, observer) -> config.instance(name).ifPresent(instance -> {
            observer.router().configure(runFrom(observer, instance), Optional.ofNullable(byMember.get(name)));
            present.add(observer);
        }));
        all.removeIf(GroupState::isEmpty);
        groups = all;
        return present;
    }

    private Candidate runFrom(Observer observer, VrrpInstance instance) {
        Candidate before = observer.router().candidate();
        return new Candidate(before.node(), before.address(), config, instance);
    }

    private void end() {
        isRunning = false;
        life++;
        observers.values().forEach(Observer::lookAway);
    }

    /** keepalived is gone at once, parent and all; its VIP stays. */
    void kill() {
        isWanted = false;
        wake();
        end();
        routers().forEach(VirtualRouter::vanish);
    }

    void stop() {
        isWanted = false;
        wake();
        if (isRunning) {
            end();
            routers().forEach(VirtualRouter::stop);
        }
    }

    /** The parent starts another: the first time at once, then after 1, 2, 4 seconds and so on (lib/scheduler.c of 2.2.7). */
    void killChild() {
        if (!isRunning) {
            return;
        }
        boolean ranWell = queue.now() - startedAt >= RAN_WELL;
        long delay = ranWell ? 0 : nextDelay;
        nextDelay = ranWell ? 0 : delay == 0 ? SECOND : Math.min(60 * SECOND, 2 * delay);
        wake();
        end();
        routers().forEach(VirtualRouter::vanish);
        int mine = life;
        queue.schedule(queue.now() + delay, () -> {
            if (mine == life && isWanted) {
                startProcess();
            }
        });
    }

    /** Reads another file, or the same one again; a MASTER sends an advert first (vrrp_daemon.c, sigreload_vrrp). */
    void reload(NodeConfig other) {
        config = other;
        if (isRunning) {
            routers().stream()
                    .filter(router -> router.state() == State.MASTER && sleep == Sleep.AWAKE)
                    .forEach(VirtualRouter::sendAdvert);
            queue.scheduleSoon(() -> whenAwake(this::reloadNow));
        }
    }

    private void reloadNow() {
        if (!isRunning) {
            return;
        }
        life++;
        observers.values().stream()
                .filter(observer -> isAnother(observer.router().candidate().instance()))
                .map(Observer::router)
                .filter(router -> router.state() != State.STOPPED)
                .forEach(VirtualRouter::delete);
        List<Observer> present = configure();
        List<Observer> fresh = present.stream()
                .filter(observer -> observer.router().state() == State.STOPPED)
                .toList();
        for (Observer observer : present) {
            Observer.Found found = observer.look(true);
            if (fresh.contains(observer)) {
                observer.router().prepare(found.sum(), found.faults(), found.unanswered());
            } else {
                observer.router().reload(found.sum(), found.faults(), found.unanswered());
            }
        }
        groups.forEach(GroupState::start);
        groups.forEach(GroupState::keepMaster);
        for (Observer observer : present) {
            if (fresh.contains(observer)) {
                observer.router().begin();
            } else {
                observer.router().resume();
            }
        }
        present.forEach(this::runScripts);
    }

    /** keepalived knows an instance again by its VRID and interface (vrrp.c, vrrp_exist). */
    private boolean isAnother(VrrpInstance before) {
        return config.instance(before.name())
                .filter(now -> now.virtualRouterId().equals(before.virtualRouterId())
                        && now.interfaceName().equals(before.interfaceName()))
                .isEmpty();
    }

    private List<VirtualRouter> routers() {
        return observers.values().stream().map(Observer::router).toList();
    }

    NodeConfig config() {
        return config;
    }

    // ---- standing still

    void fallAsleep(Sleep how) {
        sleep = how;
        routers().forEach(router -> router.fallAsleep(how));
    }

    void wake() {
        sleep = Sleep.AWAKE;
        routers().forEach(VirtualRouter::wakeUp);
        List<Runnable> waiting = List.copyOf(whenAwake);
        whenAwake.clear();
        waiting.forEach(Runnable::run);
    }

    /** Does it now, or once keepalived gets to run again. */
    private void whenAwake(Runnable what) {
        if (sleep == Sleep.AWAKE) {
            what.run();
        } else {
            whenAwake.add(what);
        }
    }

    // ---- what happens on the machine

    void process(String name, boolean up) {
        things.process(name, up);
        notice(Tracking.Kind.PROCESS, name);
    }

    void networkInterface(String name, boolean up) {
        things.networkInterface(name, up);
        notice(Tracking.Kind.INTERFACE, name);
    }

    void script(String name, boolean succeeds) {
        things.script(name, succeeds);
    }

    void file(String name, int value) {
        things.file(name, value);
        notice(Tracking.Kind.FILE, name);
    }

    private void notice(Tracking.Kind kind, String name) {
        whenAwake(() -> observers.values().forEach(observer -> observer.notice(kind, name)));
    }

    private void runScripts(Observer observer) {
        observer.checks().forEach(check -> runScript(observer, check, life));
    }

    private void runScript(Observer observer, ScriptCheck check, int mine) {
        if (mine == life) {
            whenAwake(() -> {
                observer.run(check);
                queue.schedule(queue.now() + check.intervalMicros(), () -> runScript(observer, check, mine));
            });
        }
    }
}
