package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracker;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of packages and services written where the kernel's name of the process belongs: no process bears them, so the thing
 * counts as down for ever (keepalived-facts 2.1: an exact comparison with comm).
 */
final class ProcessNameRule implements LintRule {

    /** The name of a service on Debian and the name its process has in {@code ps -e -o comm=}. */
    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("bind", "named"),
            Map.entry("bind9", "named"),
            Map.entry("httpd2", "apache2"),
            Map.entry("apache", "apache2"),
            Map.entry("postgresql", "postgres"),
            Map.entry("mysql", "mysqld"),
            Map.entry("mariadb-server", "mariadbd"),
            Map.entry("redis", "redis-server"),
            Map.entry("redis-server.service", "redis-server"),
            Map.entry("ssh", "sshd"),
            Map.entry("samba", "smbd"),
            Map.entry("nfs-server", "nfsd"),
            Map.entry("openvpn-server", "openvpn"),
            Map.entry("isc-dhcp-server", "dhcpd"),
            Map.entry("strongswan", "charon"),
            Map.entry("ipsec", "charon"),
            Map.entry("wireguard", "wg-crypt-wg0"),
            Map.entry("docker", "dockerd"),
            Map.entry("postfix", "master"),
            Map.entry("cron.service", "cron"),
            Map.entry("php-fpm", "php-fpm8.2"));

    /** Names that one of two common packages does bear. */
    private static final Map<String, String> PERHAPS = Map.of(
            "mysqld", "MariaDB 10.4 and newer runs as mariadbd",
            "httpd", "on Debian Apache runs as apache2",
            "nfsd", "a kernel thread, which the FIFO of process events does not show ending");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            for (Tracker tracker : node.config().trackers()) {
                if (tracker instanceof Tracker.ByProcess process && !process.comparesCommandLine()) {
                    check(process, node.host().processNames(), findings);
                }
            }
        }
    }

    private static void check(Tracker.ByProcess process, Optional<Set<String>> running, FindingCollector findings) {
        String name = process.process();
        ConfPosition at = process.block()
                .first("process")
                .map(line -> line.at(1))
                .orElse(process.block().line().at());
        boolean runs = running.map(names -> names.contains(name)).orElse(false);
        Optional<String> right = rightName(name);
        if (runs || process.quorumMax() == 0) {
            return;
        }
        if (right.isPresent()) {
            reportWrong(name, right.get(), at, findings);
        } else if (running.isPresent() && !name.isEmpty()) {
            reportAbsent(name, running.get(), at, findings);
        } else if (PERHAPS.containsKey(name)) {
            findings.addUnheard(
                    UNTIDY,
                    "process-name-unsure",
                    at,
                    "the process may have another name than " + name + ": " + PERHAPS.get(name),
                    "a name that no process bears counts as down for ever, and keepalived -t says nothing",
                    "look, on the node, at what ps -e -o comm= says");
        }
    }

    /** Debian names PHP's process the other way round than its service: php8.2-fpm runs as php-fpm8.2. */
    private static Optional<String> rightName(String name) {
        if (name.matches("php[0-9]\\.[0-9]{1,2}-fpm")) {
            return Optional.of("php-fpm" + name.substring(3, name.length() - "-fpm".length()));
        }
        String service = name.endsWith(".service") ? name.substring(0, name.length() - ".service".length()) : name;
        return Optional.ofNullable(WRONG.get(name))
                .or(() -> Optional.ofNullable(WRONG.get(service)))
                .or(() -> service.equals(name) ? Optional.empty() : Optional.of(service));
    }

    private static void reportWrong(String name, String right, ConfPosition at, FindingCollector findings) {
        findings.addUnheard(
                FATAL,
                "process-name-of-a-service",
                at,
                name + " is the name of a package or service; its process is called " + right,
                "no process has the name, so it counts as down for ever; keepalived -t says nothing",
                "process " + right);
    }

    private static void reportAbsent(String name, Set<String> running, ConfPosition at, FindingCollector findings) {
        Set<String> close = new TreeSet<>();
        running.stream()
                .filter(other -> other.contains(name) || name.contains(other))
                .forEach(close::add);
        close.removeIf(other -> other.length() < 3);
        findings.addUnheard(
                RISK,
                "process-does-not-run",
                at,
                "no process of this machine is called " + name + " now"
                        + (close.isEmpty() ? "" : "; there is " + String.join(", ", close)),
                "it counts as down until one is; a name that no process ever bears counts as down for ever",
                "look at what ps -e -o comm= says while the service runs");
    }
}
