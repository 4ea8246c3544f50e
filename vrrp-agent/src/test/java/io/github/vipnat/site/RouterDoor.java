package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The router's SSH where it belongs, at 10.51.10.254 port 22 on the LAN, and an operator on that LAN: what connects to
 * {@link #port()} on this machine comes to the router as packets from 10.51.10.20.
 */
final class RouterDoor implements AutoCloseable {

    private final Network network;
    private final Path desk;
    private final List<Daemon> pipes;
    private final Relay inwards;
    private final Relay outwards;

    /** @param port where the router's SSH server listens on this machine */
    RouterDoor(Network network, Path home, int port) {
        Path door = home.resolve("router.sock");
        this.network = network;
        this.desk = home.resolve("operator.sock");
        this.inwards = Relay.inwards(door, port);
        this.outwards = Relay.outwards(desk);
        this.pipes = List.of(
                pipe(network.router(), home, "TCP-LISTEN:22,bind=10.51.10.254,fork,nodelay", "UNIX-CONNECT:" + door),
                pipe(network.operator(), home, "UNIX-LISTEN:" + desk + ",fork", "TCP:10.51.10.254:22,nodelay"));
        pipes.forEach(Daemon::start);
    }

    /** Waits until somebody on the LAN can connect. */
    void awaitOpen() {
        Await.until(
                "the router's port 22 listens",
                Machine.PATIENCE,
                () -> Files.exists(desk)
                        && network.router()
                                .attempt("ss", "-Hlnt", "sport", "=", ":22")
                                .output()
                                .contains(":22"),
                this::report);
    }

    /** The programs that carry the connections, with the ends of their logs. */
    String report() {
        return pipes.get(0).report() + pipes.get(1).report();
    }

    private static Daemon pipe(Namespace namespace, Path home, String from, String to) {
        return new Daemon(
                "socat in " + namespace.name(),
                home.resolve("socat-" + namespace.name() + ".log"),
                namespace.command("socat", from, to));
    }

    /** On 127.0.0.1 of this machine. */
    int port() {
        return outwards.port();
    }

    @Override
    public void close() {
        pipes.forEach(Daemon::kill);
        outwards.close();
        inwards.close();
    }
}
