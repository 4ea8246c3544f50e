package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A server: nginx, vsftpd, named and keepalived of Debian, all in the node's own namespace, each answering with the node's name. */
public final class SiteNode implements AutoCloseable {

    private static final String KEEPALIVED_CONF = "/etc/keepalived/keepalived.conf";
    private static final String TAKES_PART = "Entering BACKUP STATE";

    /** vrrp_garp_master_delay, and some more: where the first announcement was not this node's, there is no second one. */
    private static final Duration ANNOUNCED_AGAIN = Duration.ofSeconds(12);

    private final String name;
    private final Namespace namespace;
    private final Path home;
    private final String address;
    private final MachineFiles files;
    private final NodeMachine machine;
    private final NodeInit init;
    private final Map<String, Daemon> services = new LinkedHashMap<>();
    private final Daemon keepalived;
    private boolean tried;

    SiteNode(String name, String address, Namespace namespace, Path home, String keepalivedConf) throws IOException {
        this.name = name;
        this.address = address;
        this.namespace = namespace;
        this.home = Files.createDirectories(home);
        new NodeFiles(name, home).write();
        this.files = new MachineFiles(name, home);
        files.write(address, keepalivedConf);
        this.machine = new NodeMachine(name, namespace, files);
        this.init = new NodeInit(this);
        service("nginx", "-c", path("nginx.conf"), "-e", "stderr");
        service("vsftpd", path("vsftpd.conf"));
        service("named", "-g", "-c", path("named.conf"));
        this.keepalived = new Daemon("keepalived on " + name, home.resolve("keepalived.log"), keepalivedCommand());
    }

    /** The name by which the kernel, and so keepalived, knows a service of a node: nobody else's on the machine. */
    static String processName(String node, String service) {
        return node + "-" + service;
    }

    /** The kernel names a process after the link it was started by; it runs ahead of others, as keepalived does. */
    private void service(String service, String... arguments) throws IOException {
        Path program = home.resolve(processName(name, service));
        Files.createSymbolicLink(program, Path.of("/usr/sbin", service));
        List<String> command = new ArrayList<>(command("nice", "-n", "-10", program.toString()));
        command.addAll(List.of(arguments));
        services.put(service, new Daemon(service + " on " + name, home.resolve(service + ".log"), command));
    }

    /**
     * Started from the machine's own namespace, and moving into the node's by itself: only so can it follow processes (netlab-facts 1). Ahead of
     * what else the machine does, as on a server that does nothing else: an advert that waits for a compiler is a failover.
     */
    private List<String> keepalivedCommand() {
        return machine.keepalivedCommand(
                "nice",
                "-n",
                "-15",
                "keepalived",
                "-n",
                "-l",
                "-G",
                "-D",
                "-P",
                "-f",
                KEEPALIVED_CONF,
                "-p",
                path("keepalived.pid"),
                "-r",
                path("vrrp.pid"),
                "-c",
                path("checkers.pid"));
    }

    private String path(String file) {
        return home.resolve(file).toString();
    }

    public String name() {
        return name;
    }

    /** A command that runs on the node. */
    public List<String> command(String... words) {
        return machine.command(words);
    }

    /** Of the node itself, never the VIP. */
    public String address() {
        return address;
    }

    /** Its /etc, /run and /var/lib. */
    MachineFiles files() {
        return files;
    }

    /** Starts a service and waits until it answers on the node's own address. */
    void start(String service) {
        init.started(service);
        daemon(service).start();
        Await.until(
                service + " answers on " + name,
                Machine.PATIENCE,
                () -> answers(service),
                () -> daemon(service).report());
    }

    void startServices() {
        services.values().forEach(Daemon::start);
        services.keySet().forEach(this::start);
    }

    private boolean answers(String service) {
        return switch (service) {
            case "nginx" -> isListening("-t", "80");
            case "vsftpd" -> isListening("-t", "21");
            default -> isListening("-u", "53");
        };
    }

    boolean isListening(String kind, String port) {
        return namespace
                .attempt("ss", "-Hln", kind, "sport", "=", ":" + port)
                .output()
                .contains(":" + port);
    }

    /** As {@code systemctl start} does; keepalived is one of them. */
    void startAny(String service) {
        if (service.equals("keepalived")) {
            startKeepalived();
        } else {
            start(service);
        }
    }

    /** As {@code systemctl stop} does. */
    void stop(String service) {
        init.stopped(service);
        if (service.equals("keepalived")) {
            keepalived.stop();
        } else {
            daemon(service).stop();
        }
    }

    /** SIGKILL, for the service and all its children. */
    void kill(String service) {
        daemon(service).kill();
    }

    void killServices() {
        services.values().forEach(Daemon::kill);
    }

    private Daemon daemon(String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    /** Tried first: what keepalived does not understand it may take for leave to run elsewhere than meant. */
    void startKeepalived() {
        if (!tried) {
            Machine.Result test = Machine.run(machine.keepalivedCommand("keepalived", "-t", "-f", KEEPALIVED_CONF)
                    .toArray(String[]::new));
            if (test.status() != 0 || !test.output().isBlank()) {
                throw new IllegalStateException("refused: keepalived -t says of " + name + ": " + test);
            }
            tried = true;
        }
        for (String pid : List.of("keepalived.pid", "vrrp.pid", "checkers.pid")) {
            home.resolve(pid).toFile().delete();
        }
        init.started("keepalived");
        keepalived.start();
    }

    /** Starts it, and waits until it takes part: a daemon's own start is not part of an election. */
    void joinElection() {
        long before = count(TAKES_PART);
        startKeepalived();
        Await.until(
                "keepalived takes part on " + name, Machine.PATIENCE, () -> count(TAKES_PART) > before, this::report);
    }

    void stopKeepalived() {
        stop("keepalived");
    }

    void killKeepalived() {
        keepalived.kill();
    }

    /** What a host that lost its power forgets. */
    void forget(String address) {
        namespace.attempt("ip", "addr", "del", address + "/32", "dev", "lan0");
    }

    boolean holds(String address) {
        return namespace.ip("-4", "-o", "addr", "show", "dev", "lan0").contains(" " + address + "/");
    }

    /** Waits until keepalived has announced the VIP for the second time, five seconds after it took it, if it still will. */
    void awaitAnnouncements() {
        Await.within(ANNOUNCED_AGAIN, () -> count("Sending/queueing gratuitous ARPs") >= 2);
    }

    private long count(String words) {
        try {
            Path log = home.resolve("keepalived.log");
            return Files.notExists(log)
                    ? 0
                    : Files.readString(log, StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(line -> line.contains(words))
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node has sent a VRRP advert. */
    void awaitAdvert() {
        namespace.run(
                "timeout",
                String.valueOf(Machine.PATIENCE.toSeconds()),
                "tcpdump",
                "-p",
                "-n",
                "--immediate-mode",
                "-i",
                "lan0",
                "-Q",
                "out",
                "-c",
                "1",
                "ip",
                "proto",
                "112");
    }

    /** First keepalived, by its own leave, while what it tracks is still there. */
    @Override
    public void close() {
        keepalived.stop();
        killServices();
        init.close();
        machine.close();
    }

    /** Every process of the node with the end of its log. */
    String report() {
        return services.values().stream().map(Daemon::report).collect(Collectors.joining()) + keepalived.report();
    }
}
