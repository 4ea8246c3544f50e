package io.github.vipnat.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The document's two nodes as network namespaces on one bridge, and the VIP on either; nothing touches the machine's own network. */
final class TwoNodes implements AutoCloseable {

    private static final String KIND = "vnd-";

    private final String prefix = KIND + ProcessHandle.current().pid() + "-";
    private final Thread lastResort = new Thread(this::delete);
    private final Process watch;

    /** A shell deletes the namespaces when our pipe ends without a word: nobody else would after SIGKILL. */
    private TwoNodes() {
        String script = "read -r HOW; [ \"$HOW\" = end ] || for N in lan vm1 vm2; do ip netns del \"$0$N\"; done";
        try {
            watch = new ProcessBuilder("sh", "-c", script, prefix)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TwoNodes lay() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")), "not root: no network namespaces for real databases");
        sweep();
        TwoNodes nodes = new TwoNodes();
        Runtime.getRuntime().addShutdownHook(nodes.lastResort);
        try {
            nodes.build();
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private void build() {
        for (String name : List.of("lan", "vm1", "vm2")) {
            Machine.Result made = Machine.run("ip", "netns", "add", prefix + name);
            assumeTrue(made.status() == 0, "no network namespace can be made here: " + made.output());
            Machine.mustRun(
                    "ip",
                    "netns",
                    "exec",
                    prefix + name,
                    "sysctl",
                    "-qw",
                    "net.ipv6.conf.all.disable_ipv6=1",
                    "net.ipv6.conf.default.disable_ipv6=1",
                    "net.ipv4.conf.all.rp_filter=0",
                    "net.ipv4.conf.default.rp_filter=0");
            ip(name, "link", "set", "lo", "up");
        }
        ip("lan", "link", "add", "br0", "type", "bridge", "stp_state", "0", "forward_delay", "0");
        ip("lan", "link", "set", "br0", "up");
        for (int i = 1; i <= 2; i++) {
            String port = "p" + i;
            Machine.mustRun(
                    "ip",
                    "link",
                    "add",
                    "lan0",
                    "netns",
                    namespace("vm" + i),
                    "type",
                    "veth",
                    "peer",
                    "name",
                    port,
                    "netns",
                    namespace("lan"));
            ip("lan", "link", "set", port, "master", "br0", "up");
            ip("vm" + i, "link", "set", "lan0", "up");
            ip("vm" + i, "addr", "add", "10.51.10.1" + i + "/16", "dev", "lan0");
        }
    }

    /** The VIP appears on one node and is gone from the other; both forget where it was. */
    void vipOn(String node, String vip) {
        for (String each : List.of("vm1", "vm2")) {
            for (String mask : List.of("/32", "/24", "/16")) {
                Machine.run("ip", "-n", namespace(each), "addr", "del", vip.replaceFirst("/.*", mask), "dev", "lan0");
            }
        }
        ip(node, "addr", "add", vip, "dev", "lan0");
        for (String each : List.of("vm1", "vm2")) {
            ip(each, "neigh", "flush", "dev", "lan0");
        }
    }

    String namespace(String node) {
        return prefix + node;
    }

    private void ip(String node, String... words) {
        Machine.mustRun(Stream.concat(Stream.of("ip", "-n", namespace(node)), Stream.of(words))
                .toArray(String[]::new));
    }

    /** A program on a node, to its end. */
    Machine.Result on(String node, String... command) {
        return Machine.run(Stream.concat(Stream.of("ip", "netns", "exec", namespace(node)), Stream.of(command))
                .toArray(String[]::new));
    }

    /** vipnat's own code on a node: {@code check} or {@code grant}, and the document it gives. */
    JsonObject vipnat(String node, String what, String yaml, String password) {
        return vipnat(node, what, yaml, password, "");
    }

    /** @param vm1 what the first node looks like from inside */
    JsonObject vipnat(String node, String what, String yaml, String password, String vm1) {
        try {
            Path file = Files.createTempFile("vipnat-cluster", ".yaml");
            try {
                Files.writeString(file, yaml);
                List<String> command = InNamespace.command(what, file, password, vm1);
                Machine.Result result = on(node, command.toArray(String[]::new));
                if (result.status() != 0) {
                    throw new IllegalStateException(result.output());
                }
                return Json.read(what, result.output());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Namespaces of test runs that were killed. */
    private static void sweep() {
        for (String name : names(KIND)) {
            String pid = name.substring(KIND.length()).replaceFirst("-.*", "");
            if (!Files.exists(Path.of("/proc", pid))) {
                Machine.run("ip", "netns", "del", name);
            }
        }
    }

    private static List<String> names(String prefix) {
        Path all = Path.of("/run/netns");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        names(prefix).forEach(name -> Machine.run("ip", "netns", "del", name));
    }

    @Override
    public void close() {
        delete();
        try (OutputStream word = watch.getOutputStream()) {
            word.write("end\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
