package io.github.vipnat.transport.connect;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.Algorithms;
import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.JumpHosts;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One attempt to reach one host: what every SSH library needs alike. It opens the line, decides on the host key, bounds
 * each stage, and turns whatever went wrong into one exception that names the stage. For implementations of
 * {@link Transport}.
 */
public final class ConnectionAttempt {

    private final Endpoint endpoint;
    private final Algorithms algorithms;
    private Stage stage = Stage.CONNECTING;
    private Duration deadline = Duration.ZERO;
    private DeadlineAlarm alarm = DeadlineAlarm.none();
    private Optional<HostKey> shown = Optional.empty();
    private Optional<KnownHosts.Verdict> verdict = Optional.empty();
    private boolean trusted;
    private Optional<GreetingRecorder> greeting = Optional.empty();
    private volatile Optional<ByteLink> link = Optional.empty();
    private final List<Runnable> others = new CopyOnWriteArrayList<>();

    /**
     * Prepares, without touching the network.
     *
     * @throws ProblemException of kind INPUT when the known_hosts file or the names of old algorithms are wrong
     */
    public ConnectionAttempt(Endpoint endpoint) {
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
    public ByteLink dial() throws IOException {
        return over(TcpLink.dial(
                endpoint.host(), endpoint.port(), endpoint.deadlines().connect()));
    }

    /** Opens the line through a jump host. */
    public ByteLink through(JumpHosts.Carrier jump) throws IOException {
        return over(jump.carry(
                endpoint.host(), endpoint.port(), endpoint.deadlines().connect()));
    }

    private ByteLink over(ByteLink carried) {
        GreetingRecorder heard = new GreetingRecorder(carried.input());
        greeting = Optional.of(heard);
        ByteLink listening = new ByteLink() {
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
        link = Optional.of(listening);
        return listening;
    }

    /**
     * Decides on the key the host has shown, and on the line as a whole: both libraries ask before anything secret is said.
     * Remembers the key: a later key exchange may show only the same.
     */
    public boolean trusts(byte[] publicKey) {
        HostKey key = HostKey.of(endpoint.host(), endpoint.port(), publicKey);
        if (trusted) {
            return shown.equals(Optional.of(key));
        }
        KnownHosts.Verdict found = endpoint.knownHosts().check(key);
        shown = Optional.of(key);
        verdict = Optional.of(found);
        trusted = found == KnownHosts.Verdict.TRUSTED
                && WeakLine.of(algorithms, greeting.map(GreetingRecorder::hello), shown)
                        .isEmpty();
        return trusted;
    }

    /**
     * The key the host has shown, where that was all that was asked for: a key that is not trusted yet ends the connection.
     *
     * @throws TransportException the given one, where no key was shown or it could not be used if it were trusted
     */
    public HostKey shownBefore(TransportException end) {
        if (end.reason() == TransportException.Reason.NO_COMMON_ALGORITHM) {
            throw end;
        }
        return shown.orElseThrow(() -> end);
    }

    /** The key the host has shown, if it came to that. */
    public Optional<HostKey> shown() {
        return shown;
    }

    /**
     * Runs everything up to the login: until {@link #beginLogin()} within the deadline for connecting, from then on
     * within the one for logging in.
     */
    public <T> T reaching(Callable<T> work) {
        begin(Stage.CONNECTING, endpoint.deadlines().connect());
        try {
            return work.call();
        } catch (ProblemException | TransportException e) {
            throw e;
        } catch (Exception e) {
            throw failure(stage, alarm.rang() ? Optional.of(deadline) : Optional.empty())
                    .explain(e);
        } finally {
            alarm.close();
        }
    }

    /** The host key is trusted, so the next clock is the login's. */
    public void beginLogin() {
        begin(Stage.LOGGING_IN, endpoint.deadlines().login());
    }

    private void begin(Stage next, Duration limit) {
        alarm.close();
        stage = next;
        deadline = limit;
        alarm = DeadlineAlarm.after(limit, this::hangUp);
    }

    /** Runs anything after the login within a deadline; when it passes, the whole line is closed. */
    public <T> T working(Duration limit, Callable<T> work) {
        try (DeadlineAlarm clock = DeadlineAlarm.after(limit, this::hangUp)) {
            try {
                return work.call();
            } catch (ProblemException | TransportException e) {
                throw e;
            } catch (Exception e) {
                throw failure(Stage.WORKING, clock.rang() ? Optional.of(limit) : Optional.empty())
                        .explain(e);
            }
        }
    }

    /** What is known about a failure at this moment. */
    private ConnectionFailure failure(Stage at, Optional<Duration> passed) {
        return new ConnectionFailure(
                endpoint, algorithms, at, passed, shown, verdict, greeting.map(GreetingRecorder::hello));
    }

    /** A command printed more than is kept. */
    public TransportException printedTooMuch(int mebibytes) {
        return failure(Stage.WORKING, Optional.empty())
                .explain(new IOException("the command printed more than " + mebibytes + " MiB"));
    }

    /** The deadline of one command passed, while the line as such may be well. */
    public TransportException timedOut(Duration passed, Exception cause) {
        return failure(Stage.WORKING, Optional.of(passed)).explain(cause);
    }

    /**
     * The host said no to the user, password or key.
     *
     * @param detail what it said or would accept, never what was sent
     */
    public TransportException loginRefused(String detail) {
        return failure(Stage.LOGGING_IN, Optional.empty()).loginRefused(detail);
    }

    /** Whether the line itself ended, as opposed to a channel on it. */
    public boolean lineEnded() {
        return greeting.map(GreetingRecorder::ended).orElse(true);
    }

    /** Whether the host key is trusted and the login not done. */
    public boolean isLoggingIn() {
        return stage == Stage.LOGGING_IN;
    }

    /** Ends something else along with the line; it must not block. */
    public void endWithLink(Runnable end) {
        others.add(end);
    }

    /** Ends the line at once; never blocks. */
    public void hangUp() {
        link.ifPresent(ByteLink::close);
        others.forEach(Runnable::run);
    }

    /** How far it came. */
    enum Stage {
        CONNECTING,
        LOGGING_IN,
        WORKING
    }
}
