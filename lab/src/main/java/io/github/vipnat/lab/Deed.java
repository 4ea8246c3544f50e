package io.github.vipnat.lab;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What another one does at the router, at the moment of a {@link Fault.Meanwhile} or of {@link SimulatedRouter#meanwhile}. Lines of
 * others are neither counted for faults nor among {@link SimulatedRouter#linesReceived()}.
 */
public sealed interface Deed {

    /** How others refer to it in a log or a listing. */
    String PEER = "192.0.2.77";

    /**
     * A client with a session of its own: a colleague who types {@code write memory} or {@code configure replace}, or a second vipnat
     * of the same account. It lands at {@code #}, types the first lines at once, and as many more behind each line of another
     * client; an answer to a question is a line too. It logs out behind its last one.
     *
     * @param user the name it logs in with; it needs no account
     * @param pace how many lines at a time, at least 1
     */
    record Client(String user, List<String> lines, int pace) implements Deed {
        public Client {
            lines = List.copyOf(lines);
            if (pace < 1) {
                throw new IllegalArgumentException("Client: a pace of " + pace + " leads nowhere");
            }
        }

        /** All of it at once. */
        public static Client atOnce(String user, String... lines) {
            return new Client(user, List.of(lines), Math.max(1, lines.length));
        }

        /** A line behind each line of another client. */
        public static Client inTurn(String user, List<String> lines) {
            return new Client(user, lines, 1);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.client().apply(this);
        }
    }

    /**
     * {@code configure replace} with a stored configuration, as a nightly job does it. It holds the configuration meanwhile
     * (ios-facts 5.2 and 5.3), and replaces it in the end.
     *
     * @param file {@code nvram:startup-config}, or one given to {@link SimulatedRouter#storeFile}
     * @param takes on the router's clock; nothing for at once
     */
    record Replace(String file, Duration takes) implements Deed {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replace().apply(this);
        }
    }

    /** A NETCONF client holds the configuration for so long on the router's clock, and configures these lines in the end. */
    record Netconf(Duration holds, List<String> lines) implements Deed {
        public Netconf {
            lines = List.copyOf(lines);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.netconf().apply(this);
        }
    }

    /**
     * An EEM applet from now on: behind each line of a client in which the regular expression is found ({@code event cli pattern})
     * it configures these lines. How EEM runs NAT lines is not known (ios-facts 9.4); questions are answered with yes.
     */
    record Applet(String linePattern, List<String> lines) implements Deed {
        public Applet {
            lines = List.copyOf(lines);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.applet().apply(this);
        }
    }

    /**
     * {@code reload in}, typed and confirmed by another one.
     *
     * @param minutes from now
     * @param by as {@code show reload} names them: {@code console}, {@code admin on vty1 (192.0.2.77)}
     */
    record Reload(int minutes, String by) implements Deed {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reload().apply(this);
        }
    }

    /** What each deed comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Client, R> client,
            Function<Replace, R> replace,
            Function<Netconf, R> netconf,
            Function<Applet, R> applet,
            Function<Reload, R> reload) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
