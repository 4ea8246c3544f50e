package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.RouterDescription.User;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.nat.Flow;
import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.ssh.SshDoor;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;

/** The running router behind the front door. */
final class Machine implements SimulatedRouter {

    private final Router router;
    private final RouterState state;
    private final Optional<SshDoor> door;
    private final Optional<ClockTicker> ticking;

    Machine(Router router, Optional<SshDoor> door, Optional<ClockTicker> ticking) {
        this.router = router;
        this.state = router.state();
        this.door = door;
        this.ticking = ticking;
    }

    @Override
    public int port() {
        return ssh().port();
    }

    @Override
    public String knownHostsLine() {
        return ssh().knownHostsLine();
    }

    private SshDoor ssh() {
        return door.orElseThrow(() -> new IllegalStateException("this router was started without SSH"));
    }

    @Override
    public LabTerminal openTerminal() throws IOException {
        User account = router.accounts()
                .usual()
                .orElseThrow(() ->
                        new IllegalStateException("openTerminal: the router has no user; name one in the builder"));
        return openTerminal(account.name());
    }

    @Override
    public LabTerminal openTerminal(String user) throws IOException {
        User account = router.accounts()
                .find(user)
                .orElseThrow(() -> new IllegalArgumentException("openTerminal: the router has no user " + user));
        Optional<Fault.Refusal> refusal = router.faults().login();
        if (refusal.isPresent()) {
            throw refusal.get() == Fault.Refusal.CONNECTION
                    ? new ConnectException("connection refused")
                    : new IOException("login refused");
        }
        return MemoryTerminal.open(router, new Login(user, account.privilege(), "127.0.0.1"));
    }

    @Override
    public String runningConfig() {
        synchronized (state) {
            return ByteText.seen(state.runningBody());
        }
    }

    @Override
    public String startupConfig() {
        synchronized (state) {
            return ByteText.seen(state.nvram().printed().orElse(""));
        }
    }

    @Override
    public List<String> natLines() {
        synchronized (state) {
            return state.nat().staticLines();
        }
    }

    @Override
    public List<String> linesReceived() {
        return router.linesReceived().stream().map(ByteText::seen).toList();
    }

    @Override
    public void clearLinesReceived() {
        router.clearLinesReceived();
    }

    @Override
    public void addFlow(String protocol, String insideGlobal, String insideLocal, String outside) {
        synchronized (state) {
            state.nat().translations().add(new Flow(protocol, insideGlobal, insideLocal, outside, outside));
        }
    }

    @Override
    public void clearFlows() {
        synchronized (state) {
            state.observeFlows();
            state.plane().end(Flow.forPlane(state.nat().translations().clearAll()));
        }
    }

    @Override
    public int flows() {
        synchronized (state) {
            state.observeFlows();
            return state.nat().translations().all().size();
        }
    }

    @Override
    public void setReturningFlows(int times) {
        router.returningFlows(times);
    }

    @Override
    public void setArp(String address, String mac) {
        synchronized (state) {
            state.arp().set(address, mac, state.clock().now());
        }
    }

    @Override
    public void setArpOwner(String address, String mac) {
        synchronized (state) {
            state.arp().host(address, mac);
        }
    }

    @Override
    public void removeArp(String address) {
        synchronized (state) {
            state.arp().remove(address);
        }
    }

    @Override
    public void setPingable(String address, boolean answers) {
        synchronized (state) {
            state.arp().pingable(address, answers);
        }
    }

    @Override
    public void configureBehindTheBack(String... lines) {
        router.configureBehindTheBack(
                List.of(lines).stream().map(ByteText::typed).toList());
    }

    @Override
    public void meanwhile(Deed deed) {
        router.meanwhile(deed);
    }

    @Override
    public List<String> changesOfOthers() {
        return router.changesOfOthers().stream().map(ByteText::seen).toList();
    }

    @Override
    public void storeFile(String name, String text) {
        synchronized (state) {
            state.archive().write(name, ByteText.typed(text));
        }
    }

    @Override
    public void reload() {
        router.reload();
    }

    @Override
    public int openSessions() {
        return router.clients().size();
    }

    @Override
    public boolean configurationModeHeld() {
        return router.isConfiguring();
    }

    @Override
    public void setFault(Fault fault) {
        router.faults().set(fault);
    }

    @Override
    public void log(String message) {
        router.log(message);
    }

    @Override
    public LabClock clock() {
        return state.clock();
    }

    @Override
    public void close() {
        ticking.ifPresent(ClockTicker::close);
        router.shutDown();
        door.ifPresent(SshDoor::close);
        synchronized (state) {
            state.plane().close();
        }
    }
}
