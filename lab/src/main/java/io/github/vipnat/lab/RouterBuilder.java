package io.github.vipnat.lab;

import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.shell.Accounts;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.ssh.SshDoor;
import io.github.vipnat.lab.ssh.SshSettings;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;

/** Describes a router before it starts; every setting has a default, but without a user nobody can log in. */
public final class RouterBuilder {

    private final Accounts accounts = new Accounts();
    private Personality personality = Personality.IOS_15;
    private Quirks quirks = Quirks.defaults();
    private String configuration = "hostname Router\n";
    private Optional<String> startupConfiguration = Optional.empty();
    private Optional<String> banner = Optional.empty();
    private HostKeyType hostKey = HostKeyType.ECDSA;
    private AlgorithmProfile algorithms = AlgorithmProfile.MODERN;
    private PasswordLogin passwordLogin = PasswordLogin.BOTH;
    private Duration commandDelay = Duration.ZERO;
    private int port;
    private boolean ssh = true;

    RouterBuilder() {}

    /** The image it pretends to run; IOS 15 when not set. */
    public RouterBuilder personality(Personality which) {
        personality = which;
        return this;
    }

    /**
     * The running-config, as a router prints it, with or without the lines in front of its body; it is the startup-config too.
     * Hostname, interfaces, vty lines, archive and banner come from it. Its lines keep their order, but for the global
     * {@code ip nat} lines, which are printed in the order of the personality where the first of them stood.
     */
    public RouterBuilder configuration(String text) {
        configuration = text;
        return this;
    }

    /** A startup-config other than the running one: somebody has changed something and not saved it. */
    public RouterBuilder startupConfiguration(String text) {
        startupConfiguration = Optional.of(text);
        return this;
    }

    /** A user who lands at {@code >}. */
    public RouterBuilder user(String name, String password) {
        accounts.password(name, password, 1);
        return this;
    }

    /** A user who lands at {@code #}. */
    public RouterBuilder privilege15User(String name, String password) {
        accounts.password(name, password, 15);
        return this;
    }

    /** A user who shows a key and lands at {@code #}; a password set before stays valid. */
    public RouterBuilder publicKeyUser(String name, PublicKey key) {
        accounts.publicKey(name, key);
        return this;
    }

    /** What {@code enable} asks for; without it {@code enable} is refused. */
    public RouterBuilder enableSecret(String secret) {
        accounts.enableSecret(secret);
        return this;
    }

    /** The kind of host key; ECDSA when not set. */
    public RouterBuilder hostKey(HostKeyType type) {
        hostKey = type;
        return this;
    }

    /** The SSH algorithms on offer; all that MINA SSHD has when not set. */
    public RouterBuilder algorithms(AlgorithmProfile profile) {
        algorithms = profile;
        return this;
    }

    /** How passwords are taken; both ways when not set. */
    public RouterBuilder passwordLogin(PasswordLogin how) {
        passwordLogin = how;
        return this;
    }

    /** Switches to set differently from how the personality has them. */
    public RouterBuilder quirks(Quirks switches) {
        quirks = switches;
        return this;
    }

    /** The message of the day, which becomes a {@code banner motd} line of the configuration; it may hold a {@code #}. */
    public RouterBuilder banner(String motd) {
        banner = Optional.of(motd);
        return this;
    }

    /** The port on 127.0.0.1; any free one when not set. */
    public RouterBuilder port(int number) {
        port = number;
        return this;
    }

    /** How long, in real time, the router thinks about every line; not at all when not set. */
    public RouterBuilder commandDelay(Duration delay) {
        commandDelay = delay;
        return this;
    }

    /** No SSH server and no thread: logins come through {@link SimulatedRouter#openTerminal()} alone. */
    public RouterBuilder withoutSsh() {
        ssh = false;
        return this;
    }

    /** Starts a router; the same builder may start several, each with a state of its own. */
    public SimulatedRouter start() {
        RouterState state = new RouterState(
                personality, quirks.over(personality.quirks()), new LabClock(), Text.typed(configuration));
        banner.ifPresent(text -> state.motd(Text.typed(text)));
        startupConfiguration.ifPresent(text -> state.nvram().save(Text.typed(text)));
        Router router = new Router(state, accounts, commandDelay);
        Optional<SshDoor> door = ssh
                ? Optional.of(SshDoor.open(router, new SshSettings(port, hostKey, algorithms, passwordLogin)))
                : Optional.empty();
        return new SimulatedRouter(router, door);
    }
}
