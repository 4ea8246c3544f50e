package io.github.vipnat.database;

import io.github.vipnat.problem.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why nodes cannot reach a server. */
final class ReachProblem {

    private static final String OPEN_UP =
            ", in /etc/mysql/mariadb.conf.d/50-server.cnf: bind-address = 0.0.0.0 ; then: sudo systemctl restart mariadb";

    private ReachProblem() {}

    static Optional<Problem> of(Inspection inspection) {
        Server server = inspection.server();
        Reach reach = inspection.reach();
        String look = "on " + server.name() + ":  sudo ss -tlnp | grep :" + server.port();
        return switch (reach.state()) {
            case REACHED -> Optional.empty();
            case ON_LOOPBACK ->
                problem(
                        "database-on-loopback",
                        server,
                        "MariaDB runs and listens on 127.0.0.1 alone, which is Debian's default",
                        "no other host can connect to it; clients see the same error as if it were down",
                        "on " + server.name() + OPEN_UP);
            case ELSEWHERE ->
                problem(
                        "database-listens-elsewhere",
                        server,
                        "it listens on "
                                + reach.heard().stream()
                                        .map(listener -> listener.address().toString())
                                        .collect(Collectors.joining(", "))
                                + " and not on " + server.address(),
                        "clients that connect to " + server.address() + " are refused",
                        "on " + server.name() + OPEN_UP);
            case FILTERED ->
                problem(
                        "database-filtered",
                        server,
                        "it listens there, and connections from here do not come through",
                        "a packet filter or a route is in the way, and may be for the nodes too",
                        "on " + server.name() + ":  sudo nft list ruleset");
            case DOWN ->
                problem(
                        "database-down",
                        server,
                        "nothing listens on port " + server.port() + " on this host",
                        "a VIP that moves there finds no database",
                        "on " + server.name() + ":  sudo systemctl start mariadb ; sudo journalctl -u mariadb -n 20");
            case REFUSED ->
                problem(
                        "database-refused",
                        server,
                        "the connection is refused: MariaDB is down, or listens on 127.0.0.1 alone (Debian's default)",
                        "from outside the two look the same",
                        look + " ; or run vipnat there; where it says 127.0.0.1, " + OPEN_UP.substring(2));
            case NO_ANSWER ->
                problem(
                        "database-no-answer",
                        server,
                        "nobody answers: a packet filter in between, or the host is off",
                        "clients would wait until they give up",
                        look);
            case NO_ROUTE ->
                problem(
                        "database-no-route",
                        server,
                        "there is no way from here to this address",
                        "nothing can be said about the server",
                        "ip route get " + server.address());
            case OTHER ->
                problem(
                        "database-not-reached",
                        server,
                        "the connection failed: "
                                + inspection.failure().map(NotConnected::said).orElse(""),
                        "nothing can be said about the server",
                        look);
        };
    }

    private static Optional<Problem> problem(String code, Server server, String what, String why, String fix) {
        return Optional.of(Problem.fatal(code, server.toString(), what, why, fix));
    }
}
