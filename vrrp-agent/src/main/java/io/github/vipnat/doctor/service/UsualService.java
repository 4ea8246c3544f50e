package io.github.vipnat.doctor.service;

import io.github.vipnat.address.TransportPort;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service as Debian 12 and 13 make it (the packages' units and defaults).
 *
 * @param name as cluster.yaml calls it
 * @param process as the kernel knows it ({@code comm})
 * @param ports where it takes connections
 * @param socket the unix socket where it does
 */
record UsualService(
        String name, String unit, String process, List<TransportPort> ports, Optional<String> socket, AtVip atVip) {

    private static final Pattern PHP = Pattern.compile("php([0-9]\\.[0-9]{1,2})-fpm");
    private static final Pattern PHP_PROCESS = Pattern.compile("php-fpm([0-9]\\.[0-9]{1,2})");

    /** The services of the document, and PHP as each release of Debian has it. */
    static final List<UsualService> ALL = List.of(
            of("keepalived", "keepalived", AtVip.NONE),
            of("nginx", "nginx", AtVip.BOUND_TO_ALL, "tcp 80"),
            of("vsftpd", "vsftpd", AtVip.BOUND_TO_ALL, "tcp 21"),
            of("named", "named", AtVip.WHEN_IT_COMES, "udp 53", "tcp 53"),
            php("8.2"),
            php("8.4"),
            new UsualService(
                    "mariadb",
                    "mariadb.service",
                    "mariadbd",
                    ports("tcp 3306"),
                    Optional.of("/run/mysqld/mysqld.sock"),
                    AtVip.EVEN_BEFORE),
            of("snmpd", "snmpd", AtVip.NOT_NEEDED, "udp 161"),
            of("ssh", "sshd", AtVip.NOT_NEEDED, "tcp 22"));

    UsualService {
        ports = List.copyOf(ports);
    }

    /** The service of this name; PHP of any release. */
    static Optional<UsualService> named(String name) {
        Matcher php = PHP.matcher(name);
        return php.matches() ? Optional.of(php(php.group(1))) : first(UsualService::name, name);
    }

    /** The service whose process it is. */
    static Optional<UsualService> ofProcess(String process) {
        Matcher php = PHP_PROCESS.matcher(process);
        return php.matches() ? Optional.of(php(php.group(1))) : first(UsualService::process, process);
    }

    private static Optional<UsualService> first(Function<UsualService, String> key, String wanted) {
        return ALL.stream().filter(service -> key.apply(service).equals(wanted)).findFirst();
    }

    private static UsualService php(String release) {
        return new UsualService(
                "php" + release + "-fpm",
                "php" + release + "-fpm.service",
                "php-fpm" + release,
                List.of(),
                Optional.of("/run/php/php" + release + "-fpm.sock"),
                AtVip.NONE);
    }

    private static UsualService of(String name, String process, AtVip atVip, String... ports) {
        return new UsualService(name, name + ".service", process, ports(ports), Optional.empty(), atVip);
    }

    private static List<TransportPort> ports(String... ports) {
        return Stream.of(ports)
                .map(port -> TransportPort.parse(port).orElseThrow())
                .toList();
    }
}
