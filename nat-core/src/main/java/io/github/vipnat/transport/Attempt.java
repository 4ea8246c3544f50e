package io.github.vipnat.transport;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One attempt to reach one host: what every SSH library needs alike. It opens the line, decides on the host key, bounds
 * each stage, and turns whatever went wrong into one exception that names the stage. For implementations of
 * {@link Transport}.
 */
public final class Attempt {

    private final Endpoint endpoint;
    private final Algorithms algorithms;
    private Optional<HostKey> shown = Optional.empty();
    private Optional<KnownHosts.Verdict> verdict = Optional.empty();
    private Optional<Greeting> greeting = Optional.empty();
    private Optional<Line> line = Optional.empty();

    /**
     * Prepares, without touching the network.
     *
     * @throws ProblemException of kind INPUT when the known_hosts file or the names of old algorithms are wrong
     */
    public Attempt(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.algorithms = Algorithms.allowing(endpoint.algorithms(), endpoint.name())
                .preferring(endpoint.knownHosts().types(endpoint.host(), endpoint.port()));
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** What to offer, the type of the host key on record first. */
    public Algorithms algorithms() {
        return algorithms;
    }

    /** Opens the line over TCP, which sends every write at once from the first byte on. */
    public Line dial() throws IOException {
        return over(TcpLine.dial(
                endpoint.host(), endpoint.port(), endpoint.deadlines().connect()));
    }

    /** Takes a line that another host carries for us. */
    public Line over(Line carried) {
        Greeting heard = new Greeting(carried.input());
        greeting = Optional.of(heard);
        Line listening = new Line() {
            @Override
            public InputStream input() {
                return heard;
            }

            @Override
            public OutputStream output() {
                return carried.output();
            }

            @Override
            public void close() {
                carried.close();
            }
        };
        line = Optional.of(listening);
        return listening;
    }

    /** Decides on the key the host has shown, and remembers it. */
    public boolean trusts(byte[] publicKey) {
        HostKey key = HostKey.of(endpoint.host(), endpoint.port(), publicKey);
        KnownHosts.Verdict found = endpoint.knownHosts().check(key);
        shown = Optional.of(key);
        verdict = Optional.of(found);
        return found == KnownHosts.Verdict.TRUSTED;
    }

    /** The key the host has shown, if it came to that. */
    public Optional<HostKey> shown() {
        return shown;
    }

    /** Runs TCP and key exchange within the endpoint's deadline. */
    public <T> T connecting(Callable<T> work) {
        return within(endpoint.deadlines().connect(), Stage.CONNECTING, work);
    }

    /** Runs the login within the endpoint's deadline. */
    public <T> T loggingIn(Callable<T> work) {
        return within(endpoint.deadlines().login(), Stage.LOGGING_IN, work);
    }

    /** Runs anything after the login within a deadline; when it passes, the whole line is closed. */
    public <T> T working(Duration deadline, Callable<T> work) {
        return within(deadline, Stage.WORKING, work);
    }

    private <T> T within(Duration deadline, Stage stage, Callable<T> work) {
        try (Alarm alarm = Alarm.after(deadline, this::hangUp)) {
            try {
                return work.call();
            } catch (ProblemException | TransportException e) {
                throw e;
            } catch (Exception e) {
                throw failure(stage, alarm.rang() ? Optional.of(deadline) : Optional.empty())
                        .explain(e);
            }
        }
    }

    /** What is known about a failure at this moment. */
    private Failure failure(Stage stage, Optional<Duration> deadline) {
        return new Failure(endpoint, algorithms, stage, deadline, shown, verdict, greeting.map(Greeting::hello));
    }

    /** The deadline of one command passed, while the line as such may be well. */
    public TransportException timedOut(Duration deadline, Exception cause) {
        return failure(Stage.WORKING, Optional.of(deadline)).explain(cause);
    }

    /**
     * The host said no to the user, password or key.
     *
     * @param detail what it said or would accept, never what was sent
     */
    public TransportException loginRefused(String detail) {
        return failure(Stage.LOGGING_IN, Optional.empty()).loginRefused(detail);
    }

    /** Ends the line at once; never blocks. */
    public void hangUp() {
        line.ifPresent(Line::close);
    }

    /** How far it came. */
    enum Stage {
        CONNECTING,
        LOGGING_IN,
        WORKING
    }
}
