package io.github.vipnat.database.remedy;

import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.Reachability;
import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.problem.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why nodes cannot reach a server. */
final class ReachProblem {

    private static final String OPEN_UP =
            "in /etc/mysql/mariadb.conf.d/50-server.cnf: bind-address = 0.0.0.0 ; then: sudo systemctl restart mariadb";

    private final Server server;
    private final Reachability reachability;
    private final String said;

    private ReachProblem(Inspection inspection) {
        this.server = inspection.server();
        this.reachability = inspection.reachability();
        this.said = inspection.failure().map(ConnectFailure::said).orElse("");
    }

    static Optional<Problem> of(Inspection inspection) {
        ReachProblem problem = new ReachProblem(inspection);
        return switch (inspection.reachability().state()) {
            case REACHED -> Optional.empty();
            case ON_LOOPBACK -> Optional.of(problem.onLoopback());
            case ELSEWHERE -> Optional.of(problem.elsewhere());
            case FILTERED -> Optional.of(problem.filtered());
            case DOWN -> Optional.of(problem.down());
            case REFUSED -> Optional.of(problem.refused());
            case NO_ANSWER -> Optional.of(problem.noAnswer());
            case NO_ROUTE -> Optional.of(problem.noRoute());
            case OTHER -> Optional.of(problem.other());
        };
    }

    private Problem onLoopback() {
        return problem(
                "database-on-loopback",
                "MariaDB runs and listens on 127.0.0.1 alone, which is Debian's default",
                "no other host can connect to it; clients see the same error as if it were down",
                there(OPEN_UP));
    }

    private Problem elsewhere() {
        String heard = reachability.heard().stream()
                .map(listener -> listener.address().toString())
                .collect(Collectors.joining(", "));
        return problem(
                "database-listens-elsewhere",
                "it listens on " + heard + " and not on " + server.address(),
                "clients that connect to " + server.address() + " are refused",
                there(OPEN_UP));
    }

    private Problem filtered() {
        return problem(
                "database-filtered",
                "it listens there, and connections from here do not come through",
                "a packet filter or a route is in the way, and may be for the nodes too",
                there("sudo nft list ruleset"));
    }

    private Problem down() {
        return problem(
                "database-down",
                "nothing listens on port " + server.port() + " on this host",
                "a VIP that moves there finds no database",
                there("sudo systemctl start mariadb ; sudo journalctl -u mariadb -n 20"));
    }

    private Problem refused() {
        return problem(
                "database-refused",
                "the connection is refused: MariaDB is down, or listens on 127.0.0.1 alone (Debian's default)",
                "from outside the two look the same",
                look() + " ; or run vipnat there; where it says 127.0.0.1, " + OPEN_UP);
    }

    private Problem noAnswer() {
        return problem(
                "database-no-answer",
                "nobody answers: a packet filter in between, or the host is off",
                "clients would wait until they give up",
                look());
    }

    private Problem noRoute() {
        return problem(
                "database-no-route",
                "there is no way from here to this address",
                "nothing can be said about the server",
                "ip route get " + server.address());
    }

    private Problem other() {
        return problem(
                "database-not-reached",
                "the connection failed: " + said,
                "nothing can be said about the server",
                look());
    }

    private String look() {
        return there("sudo ss -tlnp | grep :" + server.port());
    }

    private String there(String command) {
        return "on " + server.name() + ":  " + command;
    }

    private Problem problem(String code, String what, String why, String fix) {
        return Problem.fatal(code, server.toString(), what, why, fix);
    }
}
