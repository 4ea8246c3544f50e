package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.util.ArrayList;
import java.util.List;

/** A network namespace of the site; its name says whose it is, so that a later run can take away what a killed one left. */
final class Namespace {

    static final String PREFIX = "vnsite-";

    private final String name;

    private Namespace(String name) {
        this.name = name;
    }

    /** Makes it: no IPv6 and no filter on sources, set before any interface exists, so that nothing waits for an address. */
    static Namespace make(String shortName) {
        Namespace namespace = new Namespace(PREFIX + shortName);
        Machine.mustRun("ip", "netns", "add", namespace.name);
        namespace.run(
                "sysctl",
                "-qw",
                "net.ipv6.conf.all.disable_ipv6=1",
                "net.ipv6.conf.default.disable_ipv6=1",
                "net.ipv4.conf.all.rp_filter=0",
                "net.ipv4.conf.default.rp_filter=0");
        namespace.ip("link", "set", "lo", "up");
        return namespace;
    }

    /** The names of those that are there. */
    static List<String> left() {
        return Machine.namespaces(PREFIX);
    }

    /** The processes in those that are there. */
    static List<Long> processes() {
        return left().stream()
                .flatMap(name ->
                        Machine.run("ip", "netns", "pids", name).output().lines())
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf)
                .toList();
    }

    String name() {
        return name;
    }

    /** A command in front of which this makes it run here. */
    List<String> command(String... words) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(words));
        return whole;
    }

    String run(String... words) {
        return Machine.mustRun(command(words).toArray(String[]::new));
    }

    Machine.Result attempt(String... words) {
        return Machine.run(command(words).toArray(String[]::new));
    }

    String ip(String... words) {
        List<String> whole = new ArrayList<>(List.of("ip", "-n", name));
        whole.addAll(List.of(words));
        return Machine.mustRun(whole.toArray(String[]::new));
    }

    /** A cable from here to there: an interface at each end, both up. */
    void cable(String device, Namespace other, String farDevice) {
        Machine.mustRun(
                "ip",
                "link",
                "add",
                device,
                "netns",
                name,
                "type",
                "veth",
                "peer",
                "name",
                farDevice,
                "netns",
                other.name);
        ip("link", "set", device, "up");
        other.ip("link", "set", farDevice, "up");
    }

    void address(String prefix, String device) {
        ip("addr", "add", prefix, "dev", device);
    }

    void defaultRoute(String gateway) {
        ip("route", "add", "default", "via", gateway);
    }
}
