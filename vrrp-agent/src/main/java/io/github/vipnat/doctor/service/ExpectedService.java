package io.github.vipnat.doctor.service;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.topology.ServiceWish;
import java.util.List;
import java.util.Optional;

/**
 * A service that a node is to run.
 *
 * @param name as cluster.yaml calls it; of a tracked process that is no service we know, the process's
 * @param unit empty where it is not known
 * @param process empty where it is not known
 * @param isWished whether cluster.yaml wants it; else another node was found to have it
 * @param isExact whether cluster.yaml itself names the ports
 */
record ExpectedService(
        String name,
        Optional<String> unit,
        Optional<String> process,
        List<TransportPort> ports,
        Optional<String> socket,
        AtVip atVip,
        boolean isWished,
        boolean isExact) {

    ExpectedService {
        ports = List.copyOf(ports);
    }

    static ExpectedService of(UsualService usual, boolean isWished) {
        return new ExpectedService(
                usual.name(),
                Optional.of(usual.unit()),
                Optional.of(usual.process()),
                usual.ports(),
                usual.socket(),
                usual.atVip(),
                isWished,
                false);
    }

    /** A process that keepalived watches, and of which no more is known. */
    static ExpectedService ofProcess(String process) {
        return new ExpectedService(
                process, Optional.empty(), Optional.of(process), List.of(), Optional.empty(), AtVip.NONE, true, false);
    }

    /** What the file says goes before what is usual; where it names a place to listen, it names all of them. */
    static ExpectedService of(ServiceWish wish) {
        Optional<UsualService> usual = UsualService.named(wish.name());
        boolean isExact = !wish.ports().isEmpty() || wish.socket().isPresent();
        return new ExpectedService(
                wish.name(),
                wish.unit().or(() -> usual.map(UsualService::unit)).or(() -> Optional.of(wish.name() + ".service")),
                wish.process().or(() -> usual.map(UsualService::process)),
                isExact ? wish.ports() : usual.map(UsualService::ports).orElse(List.of()),
                isExact ? wish.socket() : usual.flatMap(UsualService::socket),
                usual.map(UsualService::atVip).orElse(AtVip.BOUND_TO_ALL),
                true,
                isExact);
    }

    /** The same, listening elsewhere. */
    ExpectedService at(List<TransportPort> other) {
        return new ExpectedService(name, unit, process, other, socket, atVip, isWished, true);
    }

    /** How a line about it says where: {@code vm1 nginx}. */
    String on(String node) {
        return node + " " + name;
    }

    /** How a person calls it in {@code systemctl}. */
    String shortUnit() {
        return unit.orElse(name).replaceFirst("\\.service$", "");
    }

    /** Debian's package of it. */
    String packageName() {
        return switch (name) {
            case "named" -> "bind9";
            case "mariadb" -> "mariadb-server";
            case "ssh" -> "openssh-server";
            default -> name;
        };
    }
}
