package io.github.vipnat.agent;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A network namespace that stands for a host; interfaces are called {@code lan0} and the like, as no machine calls its own. */
public final class TestHost implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "vnh-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final Thread lastResort = new Thread(this::delete);

    public TestHost() {
        Machine.mustRun("ip", "netns", "add", name);
        Runtime.getRuntime().addShutdownHook(lastResort);
        run("sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
        ip("link", "set", "lo", "up");
    }

    public String name() {
        return name;
    }

    /** A cable from here to there: an interface at each end, both up. */
    public void cable(String device, TestHost other, String farDevice) {
        ip("link", "add", device, "type", "veth", "peer", "name", farDevice, "netns", other.name);
        ip("link", "set", device, "up");
        other.ip("link", "set", farDevice, "up");
    }

    /** A switch in here, with a port for each of these interfaces of others; gives the port. */
    public String switchPort(TestHost other, String device) {
        if (Machine.run("ip", "-n", name, "link", "show", "br0").status() != 0) {
            ip("link", "add", "br0", "type", "bridge", "stp_state", "0", "forward_delay", "0", "mcast_snooping", "0");
            Machine.run(command("sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0"));
            ip("link", "set", "br0", "up");
        }
        String port = "p" + NUMBER.incrementAndGet();
        cable(port, other, device);
        ip("link", "set", port, "master", "br0");
        return port;
    }

    public String ip(String... words) {
        return Machine.mustRun(
                Stream.concat(Stream.of("ip", "-n", name), Stream.of(words)).toArray(String[]::new));
    }

    /** A command that runs in here. */
    public String[] command(String... words) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name), Stream.of(words))
                .toArray(String[]::new);
    }

    public String run(String... words) {
        return Machine.mustRun(command(words));
    }

    /** Runs Java here. */
    Process java(Path output, List<String> options, Class<?> main, String... arguments) throws IOException {
        Stream<String> jvm = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                options.stream());
        Stream<String> program = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        Stream<String> whole = Stream.concat(Stream.concat(jvm, program), Stream.of(arguments));
        return new ProcessBuilder(command(whole.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    public String mac(String device) {
        return run("cat", "/sys/class/net/" + device + "/address").strip();
    }

    /** The MAC the kernel sends to for an address; empty when it would ask first. */
    public String neighbour(String address) {
        return Stream.of(ip("neigh", "show", "to", address).split("\\s+", -1))
                .filter(word -> word.matches("(..:){5}.."))
                .findFirst()
                .orElse("");
    }

    /** A program by that name which runs in here and writes its arguments down first. */
    public Path program(Path folder, String program) throws IOException {
        Path script = folder.resolve(program + "-" + name);
        Files.writeString(script, """
                #!/bin/sh
                echo "$*" >>%s.said
                exec ip netns exec %s %s "$@"
                """.formatted(script, name, program));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + script);
        }
        return script;
    }

    /** What such a program was called with. */
    public static List<String> calls(Path program) throws IOException {
        Path said = Path.of(program + ".said");
        return Files.exists(said) ? Files.readAllLines(said) : List.of();
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void delete() {
        Machine.run("ip", "netns", "del", name);
    }
}
