package io.github.vipnat.lab;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>In a JUnit 5 test {@link LabRouter} starts and closes it. Traffic is added with {@link #addFlow}, neighbours with {@link #setArp},
 * another operator's work with {@link #configureBehindTheBack}; time passes on {@link #clock()} alone. {@link #openTerminal()} logs
 * in without SSH, for tests that try ten thousand things. What the router holds in the end is in {@link #runningConfig},
 * {@link #startupConfig}, {@link #natLines} and {@link #linesReceived}.
 *
 * <p>Every method may be called from any thread while clients are logged in. Text goes in and comes out as it is seen on a screen;
 * on the wire it is UTF-8.
 */
public interface SimulatedRouter extends AutoCloseable {

    /** A router yet to be described. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Where the SSH server listens on 127.0.0.1.
     *
     * @throws IllegalStateException when the router was started {@link Builder#withoutSsh() without SSH}
     */
    int port();

    /** The known_hosts line of this router: {@code [127.0.0.1]:PORT ecdsa-sha2-nistp256 AAAA...}; see {@link #port}. */
    String knownHostsLine();

    /**
     * Logs in without SSH, as the first user of privilege 15, or the first user at all: the same shell, the same bytes, but
     * everything a line leads to has happened when the write of it returns.
     *
     * @throws IOException when the login is refused: by a fault, or because every vty is taken; a
     *     {@link java.net.ConnectException} when not even the connection stands
     */
    LabTerminal openTerminal() throws IOException;

    /** Logs in as this user, see {@link #openTerminal()}. */
    LabTerminal openTerminal(String user) throws IOException;

    /** What show running-config prints behind the byte count, to the line {@code end}. */
    String runningConfig();

    /** What show startup-config prints behind its header; empty when nothing is saved. */
    String startupConfig();

    /** The {@code ip nat inside source static} lines of the running-config in printed order. */
    List<String> natLines();

    /**
     * Every complete line clients have typed, in order, as received: empty lines and answers to questions included, what was
     * typed at a password prompt as {@code <password>}, a single key at a {@code [confirm]} as that key, and a request for help
     * as the line with its question mark.
     */
    List<String> linesReceived();

    /** Forgets the lines received so far. */
    void clearLinesReceived();

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
    void addFlow(String protocol, String insideGlobal, String insideLocal, String outside);

    /** All live translations end; the rules stay. */
    void clearFlows();

    /** How many translations are live. */
    int flows();

    /**
     * A busy service: translations that a client clears are back, this many times, as soon as the router has dealt with
     * everything typed so far and a rule still translates them (ios-facts 2.1). Clear and {@code no} in one packet beat it.
     */
    void setReturningFlows(int times);

    /** A host has this address: it answers ARP with this MAC ({@code 0050.56aa.0001}) and ping, and the router knows it. */
    void setArp(String address, String mac);

    /** Another host has taken an address over; the router's own row stays as it is until it asks again. */
    void setArpOwner(String address, String mac);

    /** Nobody has this address any more. */
    void removeArp(String address);

    /** Whether an address answers echo requests, whatever its ARP row says. */
    void setPingable(String address, boolean answers);

    /**
     * Another operator's configuration lines, applied to the running-config without a word to anybody. Questions are answered
     * with yes; what IOS refuses stays undone.
     *
     * @throws IllegalArgumentException when a line is none the router knows
     */
    void configureBehindTheBack(String... lines);

    /** Another one does something now, see {@link Deed}. */
    void meanwhile(Deed deed);

    /**
     * The configuration lines by which deeds changed the running-config after they were begun, in their order: what an applet typed, a
     * lock came to in the end, or a client line by line. What a deed did at once is not among them.
     */
    List<String> changesOfOthers();

    /** A configuration file on the router: {@code flash:golden.cfg}. */
    void storeFile(String name, String text);

    /** The router restarts: the startup-config is the running one, every session is gone, so is every flow; the port stays. */
    void reload();

    /** How many logins are on a vty now, those of a {@link Deed.Client} not counted. */
    int openSessions();

    /** Whether anybody is in configuration mode, a {@link Deed.Client} left aside. */
    boolean configurationModeHeld();

    /** Something goes wrong from now on, for live sessions too; replaces what was set before. */
    void setFault(Fault fault);

    /** A log line for every session that has terminal monitor on: {@code %LINK-3-UPDOWN: ...}. */
    void log(String message);

    /** The router's clock; nothing that takes time happens unless it is advanced. */
    LabClock clock();

    /** Ends every session and stops listening; no thread stays behind. */
    @Override
    void close();

    /** Describes a router before it starts; every setting has a default, but without a user nobody can log in. */
    final class Builder {

        private final Map<String, RouterDescription.User> users = new LinkedHashMap<>();
        private Optional<String> enableSecret = Optional.empty();
        private Personality personality = Personality.IOS_15;
        private Quirks quirks = Quirks.defaults();
        private String configuration = "hostname Router\n";
        private Optional<String> startupConfiguration = Optional.empty();
        private Optional<String> banner = Optional.empty();
        private HostKeyType hostKey = HostKeyType.ECDSA;
        private AlgorithmProfile algorithms = AlgorithmProfile.MODERN;
        private PasswordLogin passwordLogin = PasswordLogin.BOTH;
        private Duration commandDelay = Duration.ZERO;
        private boolean realTime;
        private int port;
        private boolean ssh = true;
        private PacketPlane plane = PacketPlane.inMemory();

        private Builder() {}

        /** The image it pretends to run; IOS 15 when not set. */
        public Builder personality(Personality which) {
            personality = which;
            return this;
        }

        /**
         * The running-config, as a router prints it, with or without the lines in front of its body; it is the startup-config too.
         * Hostname, interfaces, vty lines, archive and banner come from it. Its lines keep their order, but for the global
         * {@code ip nat} lines, which are printed in the order of the personality where the first of them stood.
         */
        public Builder configuration(String text) {
            configuration = text;
            return this;
        }

        /**
         * A startup-config other than the running one, with or without the lines that {@code show startup-config} prints in front
         * of it: somebody has changed something and not saved it.
         */
        public Builder startupConfiguration(String text) {
            startupConfiguration = Optional.of(withoutSizes(text));
            return this;
        }

        /** Without the one or two lines about its size (ios-facts 11.1), which the router prints anew. */
        private static String withoutSizes(String text) {
            int body = 0;
            while (text.startsWith("Using ", body) || text.startsWith("Uncompressed configuration ", body)) {
                body = text.indexOf('\n', body) + 1;
            }
            return text.substring(body);
        }

        /** A user who lands at {@code >}. */
        public Builder user(String name, String password) {
            users.put(name, userNamed(name).withPassword(password, 1));
            return this;
        }

        /** A user who lands at {@code #}. */
        public Builder privilege15User(String name, String password) {
            users.put(name, userNamed(name).withPassword(password, 15));
            return this;
        }

        /** A user who shows a key and lands at {@code #}; a password set before stays valid. */
        public Builder publicKeyUser(String name, PublicKey key) {
            users.put(name, userNamed(name).withKey(key));
            return this;
        }

        private RouterDescription.User userNamed(String name) {
            return users.getOrDefault(name, new RouterDescription.User(name, Optional.empty(), Optional.empty(), 1));
        }

        /** What {@code enable} asks for; without it {@code enable} is refused. */
        public Builder enableSecret(String secret) {
            enableSecret = Optional.of(secret);
            return this;
        }

        /** The kind of host key; ECDSA when not set. */
        public Builder hostKey(HostKeyType type) {
            hostKey = type;
            return this;
        }

        /** The SSH algorithms on offer; all that MINA SSHD has when not set. */
        public Builder algorithms(AlgorithmProfile profile) {
            algorithms = profile;
            return this;
        }

        /** How passwords are taken; both ways when not set. */
        public Builder passwordLogin(PasswordLogin how) {
            passwordLogin = how;
            return this;
        }

        /** Switches to set differently from how the personality has them. */
        public Builder quirks(Quirks switches) {
            quirks = switches;
            return this;
        }

        /** The message of the day, which becomes a {@code banner motd} line of the configuration; it may hold a {@code #}. */
        public Builder banner(String motd) {
            banner = Optional.of(motd);
            return this;
        }

        /** The port on 127.0.0.1; any free one when not set. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** How long, in real time, the router thinks about every line; not at all when not set. */
        public Builder commandDelay(Duration delay) {
            commandDelay = delay;
            return this;
        }

        /** The router's clock begins at the present time and runs by itself, for a router that people play with. */
        public Builder realTime() {
            realTime = true;
            return this;
        }

        /** Where packets go; the router closes it in the end, so it serves one router. Nowhere when not set. */
        public Builder packetPlane(PacketPlane packets) {
            plane = packets;
            return this;
        }

        /** No SSH server and no thread: logins come through {@link SimulatedRouter#openTerminal()} alone. */
        public Builder withoutSsh() {
            ssh = false;
            return this;
        }

        /** Starts a router; the same builder may start several, each with a state of its own. */
        public SimulatedRouter start() {
            return RouterFactory.installed().start(description());
        }

        private RouterDescription description() {
            return new RouterDescription(
                    personality,
                    quirks.over(personality.quirks()),
                    configuration,
                    startupConfiguration,
                    banner,
                    List.copyOf(users.values()),
                    enableSecret,
                    ssh
                            ? Optional.of(new RouterDescription.Ssh(port, hostKey, algorithms, passwordLogin))
                            : Optional.empty(),
                    commandDelay,
                    realTime,
                    plane);
        }
    }
}
