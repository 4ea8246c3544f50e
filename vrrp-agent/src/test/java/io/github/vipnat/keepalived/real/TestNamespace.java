package io.github.vipnat.keepalived.real;

import io.github.vipnat.keepalived.lint.HostView;
import io.github.vipnat.keepalived.lint.LocalHost;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A network namespace with one interface, {@code lan0}, in which configuration files are tried with {@code keepalived -t}. */
public final class TestNamespace implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "vnk-t-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();

    /** Makes it; an address of the document's is on {@code lan0}. */
    public static TestNamespace make() {
        TestNamespace namespace = new TestNamespace();
        Machine.mustRun("ip", "netns", "add", namespace.name);
        try {
            namespace.wire();
        } catch (RuntimeException e) {
            namespace.close();
            throw e;
        }
        return namespace;
    }

    private void wire() {
        Machine.mustRun("ip", "-n", name, "link", "set", "lo", "up");
        Machine.mustRun("ip", "-n", name, "link", "add", "lan0", "type", "veth", "peer", "name", "lan9");
        for (String end : new String[] {"lan0", "lan9"}) {
            Machine.mustRun("ip", "-n", name, "link", "set", end, "up");
        }
        Machine.mustRun("ip", "-n", name, "addr", "add", "10.51.10.11/16", "dev", "lan0");
    }

    /** One more interface, up and with carrier; nothing when there is one of that name. */
    void addInterface(String added) {
        String peer = "p" + NUMBER.incrementAndGet();
        if (Machine.run("ip", "-n", name, "link", "add", added, "type", "veth", "peer", "name", peer)
                        .status()
                == 0) {
            Machine.mustRun("ip", "-n", name, "link", "set", added, "up");
            Machine.mustRun("ip", "-n", name, "link", "set", peer, "up");
        }
    }

    /** What {@code keepalived -t} says of a file. */
    public Machine.Result tryFile(Path file) {
        return Machine.run("timeout", "20", "keepalived", "-t", "-s", name, "-f", file.toString());
    }

    /** This namespace as lint sees a host; scripts are the machine's own. */
    public HostView host() {
        return new HostView() {
            private final LocalHost machine = new LocalHost();

            @Override
            public Optional<Set<String>> interfaces() {
                return Optional.of(Set.of("lo", "lan0", "lan9"));
            }

            @Override
            public PathState script(String path) {
                return machine.script(path);
            }

            @Override
            public Optional<String> realName(String path) {
                return machine.realName(path);
            }
        };
    }

    @Override
    public void close() {
        Machine.run("ip", "netns", "del", name);
    }
}
