package io.github.vipnat.lab;

import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.nat.Flow;
import io.github.vipnat.lab.shell.Accounts;
import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.ssh.SshDoor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A Cisco IOS router that is not there: it answers on a loopback port, speaks SSH, and behaves the way the fact sheet says IOS
 * does, refusals and questions included. What the sheet does not know is a {@link Quirk}; what goes wrong on purpose is a
 * {@link Fault}.
 *
 * <pre>{@code
 * try (SimulatedRouter router = SimulatedRouter.builder()
 *         .configuration("""
 *                 hostname edge
 *                 interface GigabitEthernet0/0
 *                  ip address 10.51.10.254 255.255.0.0
 *                  ip nat inside
 *                 ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
 *                 """)
 *         .privilege15User("netops", "secret")
 *         .start()) {
 *     // log in to 127.0.0.1, router.port(), with router.knownHostsLine() as the known_hosts file
 *     assertThat(router.natLines()).isEmpty();
 * }
 * }</pre>
 *
 * Every method may be called from any thread while clients are logged in. Text goes in and comes out as it is seen on a screen;
 * on the wire it is UTF-8.
 */
public final class SimulatedRouter implements AutoCloseable {

    private final Router router;
    private final RouterState state;
    private final Optional<SshDoor> door;

    SimulatedRouter(Router router, Optional<SshDoor> door) {
        this.router = router;
        this.state = router.state();
        this.door = door;
    }

    /** A router yet to be described. */
    public static RouterBuilder builder() {
        return new RouterBuilder();
    }

    /**
     * Where the SSH server listens on 127.0.0.1.
     *
     * @throws IllegalStateException when the router was started {@link RouterBuilder#withoutSsh() without SSH}
     */
    public int port() {
        return ssh().port();
    }

    /** The known_hosts line of this router: {@code [127.0.0.1]:PORT ecdsa-sha2-nistp256 AAAA...}; see {@link #port}. */
    public String knownHostsLine() {
        return ssh().knownHostsLine();
    }

    private SshDoor ssh() {
        return door.orElseThrow(() -> new IllegalStateException("this router was started without SSH"));
    }

    /**
     * Logs in without SSH, as the first user of privilege 15, or the first user at all: the same shell, the same bytes, but
     * everything a line leads to has happened when the write of it returns.
     *
     * @throws IOException when the login is refused: by a fault, or because every vty is taken
     */
    public LabTerminal openTerminal() throws IOException {
        Accounts.Account account = router.accounts()
                .usual()
                .orElseThrow(() ->
                        new IllegalStateException("openTerminal: the router has no user; name one in the builder"));
        return openTerminal(account.user());
    }

    /** Logs in as this user, see {@link #openTerminal()}. */
    public LabTerminal openTerminal(String user) throws IOException {
        Accounts.Account account = router.accounts()
                .find(user)
                .orElseThrow(() -> new IllegalArgumentException("openTerminal: the router has no user " + user));
        if (router.faults().login().isPresent()) {
            throw new IOException("login refused");
        }
        return LabTerminal.open(router, new Login(user, account.privilege(), "127.0.0.1"));
    }

    /** What show running-config prints behind the byte count, to the line {@code end}. */
    public String runningConfig() {
        synchronized (state) {
            return Text.seen(state.runningBody());
        }
    }

    /** What show startup-config prints behind its header; empty when nothing is saved. */
    public String startupConfig() {
        synchronized (state) {
            return Text.seen(state.nvram().text().orElse(""));
        }
    }

    /** The {@code ip nat inside source static} lines of the running-config in printed order. */
    public List<String> natLines() {
        synchronized (state) {
            return state.nat().staticLines();
        }
    }

    /**
     * Every complete line clients have typed, in order, as received: empty lines and answers to questions included, what was
     * typed at a password prompt as {@code <password>}, and a single key at a {@code [confirm]} as that key.
     */
    public List<String> linesReceived() {
        return router.linesReceived().stream().map(Text::seen).toList();
    }

    /** Forgets the lines received so far. */
    public void clearLinesReceived() {
        router.clearLinesReceived();
    }

    /**
     * A live translation begins: a child of the static that maps it (the port form before the full one), or an entry of the
     * first dynamic rule.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param insideGlobal {@code 172.18.55.51:80}
     * @param insideLocal {@code 10.51.10.11:80}
     * @param outside the far end, {@code 203.0.113.9:51234}
     * @throws IllegalArgumentException when no rule translates it
     */
    public void addFlow(String protocol, String insideGlobal, String insideLocal, String outside) {
        synchronized (state) {
            state.nat().translations().add(new Flow(protocol, insideGlobal, insideLocal, outside, outside));
        }
    }

    /** All live translations end; the rules stay. */
    public void clearFlows() {
        synchronized (state) {
            state.nat().translations().clearAll();
        }
    }

    /** How many translations are live. */
    public int flows() {
        synchronized (state) {
            return state.nat().translations().all().size();
        }
    }

    /**
     * A busy service: translations that a client clears are back, this many times, as soon as the router has dealt with
     * everything typed so far and a rule still translates them (ios-facts 2.1). Clear and {@code no} in one packet beat it.
     */
    public void setReturningFlows(int times) {
        router.returningFlows(times);
    }

    /** A host has this address: it answers ARP with this MAC ({@code 0050.56aa.0001}) and ping, and the router knows it. */
    public void setArp(String address, String mac) {
        synchronized (state) {
            state.arp().set(address, mac, state.clock().now());
        }
    }

    /** Another host has taken an address over; the router's own row stays as it is until it asks again. */
    public void setArpOwner(String address, String mac) {
        synchronized (state) {
            state.arp().host(address, mac);
        }
    }

    /** Nobody has this address any more. */
    public void removeArp(String address) {
        synchronized (state) {
            state.arp().remove(address);
        }
    }

    /** Whether an address answers echo requests, whatever its ARP row says. */
    public void setPingable(String address, boolean answers) {
        synchronized (state) {
            state.arp().pingable(address, answers);
        }
    }

    /**
     * Another operator's configuration lines, applied to the running-config without a word to anybody. Questions are answered
     * with yes; what IOS refuses stays undone.
     *
     * @throws IllegalArgumentException when a line is none the router knows
     */
    public void configureBehindTheBack(String... lines) {
        router.configureBehindTheBack(List.of(lines).stream().map(Text::typed).toList());
    }

    /** The router restarts: the startup-config is the running one, every session is gone, so is every flow; the port stays. */
    public void reload() {
        router.reload();
    }

    /** How many logins are on a vty now. */
    public int openSessions() {
        return router.shells().size();
    }

    /** Whether anybody is in configuration mode. */
    public boolean configurationModeHeld() {
        return router.isConfiguring();
    }

    /** Something goes wrong from now on, for live sessions too; replaces what was set before. */
    public void setFault(Fault fault) {
        router.faults().set(fault);
    }

    /** A log line for every session that has terminal monitor on: {@code %LINK-3-UPDOWN: ...}. */
    public void log(String message) {
        router.log(message);
    }

    /** The router's clock; nothing that takes time happens unless it is advanced. */
    public LabClock clock() {
        return state.clock();
    }

    /** Ends every session and stops listening; no thread stays behind. */
    @Override
    public void close() {
        router.shells().forEach(shell -> shell.close());
        door.ifPresent(SshDoor::close);
    }
}
