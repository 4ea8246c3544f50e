package io.github.vipnat.field;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A router of the field corpus: a folder with what it prints and what is right about it, written before vipnat was asked.
 * The site is the file's first router.
 */
record FieldRouter(Path folder) {

    private static final Path CORPUS = Path.of("src/test/resources/field");

    /** A line with {@code #} and a reason behind it. */
    private static final String REASON = "  # ";

    static List<FieldRouter> all() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.sorted().map(FieldRouter::new).toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** What the name begins with. */
    String number() {
        return name().substring(0, 2);
    }

    String running() {
        return read("running.txt");
    }

    String startup() {
        return read("startup.txt");
    }

    Topology topology() {
        return new TopologyReader(folder).read(folder.resolve("cluster.yaml"), read("cluster.yaml"));
    }

    /** The same site, where the router is a simulated one. */
    Topology topology(TransportChoice transport, int port) {
        Topology site = topology();
        Router it = site.routers().get(0);
        Router here = new Router(
                it.name(),
                "127.0.0.1",
                port,
                transport,
                it.jump(),
                it.legacyAlgorithms(),
                it.pair(),
                it.username(),
                it.password(),
                it.key(),
                it.enable(),
                it.publish());
        List<Router> routers =
                Stream.concat(Stream.of(here), site.routers().stream().skip(1)).toList();
        return new Topology(
                site.source(),
                site.cluster(),
                site.vip(),
                site.nodes(),
                site.vrrp(),
                routers,
                site.agent(),
                site.database());
    }

    /** {@code SEVERITY code}, sorted. */
    List<String> findings() {
        return lines("findings.txt").stream()
                .map(line -> line.substring(0, line.indexOf(REASON)))
                .sorted()
                .toList();
    }

    boolean isRefused() {
        return findings().stream().anyMatch(finding -> finding.startsWith("FATAL "));
    }

    /** The commands, in order. */
    List<String> plan() {
        return lines("plan.txt");
    }

    /** The static rules that stand when all is done, sorted. */
    List<String> after() {
        return lines("after.txt").stream().sorted().toList();
    }

    /** What {@code init} names as the VIP, or {@code CHANGE}. */
    String proposal() {
        return read("proposal.txt").strip();
    }

    /** What somebody has not saved, {@code - line} of startup and {@code + line} of running, sorted; usually nothing. */
    List<String> unsaved() {
        return Files.exists(folder.resolve("unsaved.txt"))
                ? lines("unsaved.txt").stream().sorted().toList()
                : List.of();
    }

    Personality personality() {
        String version = running()
                .lines()
                .filter(line -> line.startsWith("version "))
                .findFirst()
                .orElseThrow();
        return version.startsWith("version 12.")
                ? Personality.IOS_12
                : version.startsWith("version 15.") ? Personality.IOS_15 : Personality.IOS_XE;
    }

    /** How it tells the size of its startup configuration. */
    Quirk.StartupHeader startupHeader() {
        return startup().startsWith("Using ") && startup().contains(", uncompressed size = ")
                ? Quirk.StartupHeader.WITH_UNCOMPRESSED_SIZE
                : Quirk.StartupHeader.PLAIN;
    }

    private List<String> lines(String file) {
        return read(file).lines().filter(line -> !line.isBlank()).toList();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
