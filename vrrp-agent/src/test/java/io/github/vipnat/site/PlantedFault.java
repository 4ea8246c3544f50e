package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Something that is wrong with vm2, and the check that has to name it.
 *
 * @param cause the check's code and where it finds it
 */
record PlantedFault(String words, String cause, Consumer<Plot> planting, Consumer<Plot> mending) {

    private static final String UNITS = "systemd/system/multi-user.target.wants/";

    /** Where it is planted. */
    record Plot(Site site, NodeDoors doors) {
        MachineFiles disk(String node) {
            return site.node(node).files();
        }
    }

    /** Those that leave each other alone, to be planted at once. */
    static List<PlantedFault> apart() {
        return List.of(
                dead("vsftpd"),
                file("the machine-id is the original's", "machine-id vm2", "machine-id", PlantedFault::machineIdOfVm1),
                hostKey(),
                file(
                        "the interfaces file has the original's address",
                        "interfaces-file vm2",
                        "network/interfaces",
                        (plot, text) -> text.replace("10.51.10.12", "10.51.10.11")));
    }

    /** Those that are looked at one by one. */
    static List<PlantedFault> alone() {
        return Stream.concat(
                        apart().stream(),
                        Stream.of(
                                dead("nginx"),
                                dead("named"),
                                new PlantedFault(
                                        "keepalived is stopped",
                                        "service-active vm2 keepalived",
                                        plot -> plot.site().node("vm2").stop("keepalived"),
                                        plot -> plot.site().node("vm2").startAny("keepalived")),
                                file(
                                        "the VIP stands in the interfaces file",
                                        "vip-static vm2",
                                        "network/interfaces",
                                        (plot, text) -> text + "    up ip addr add 10.51.10.67/32 dev lan0\n")))
                .toList();
    }

    /** What is not known, and what matters at the next start only: told, and no fault. */
    static List<PlantedFault> lesser() {
        return List.of(
                new PlantedFault(
                        "the node's SSH is down",
                        "node-answers vm2",
                        plot -> plot.doors().shut("vm2"),
                        plot -> plot.doors().open("vm2")),
                disabled("nginx"));
    }

    private static PlantedFault dead(String service) {
        return new PlantedFault(
                service + " is dead",
                "service-active vm2 " + service,
                plot -> plot.site().node("vm2").kill(service),
                plot -> plot.site().node("vm2").start(service));
    }

    private static PlantedFault disabled(String service) {
        String link = UNITS + service + ".service";
        return new PlantedFault(
                service + " does not start with the host",
                "service-enabled vm2 " + service,
                plot -> Machine.mustRun("rm", plot.disk("vm2").etc(link).toString()),
                plot -> Machine.mustRun(
                        "cp",
                        "-a",
                        plot.disk("vm1").etc(link).toString(),
                        plot.disk("vm2").etc(link).toString()));
    }

    /** What becomes of a file's text. */
    interface Change {
        String of(Plot plot, String text);
    }

    private static PlantedFault file(String words, String cause, String name, Change change) {
        return new PlantedFault(
                words,
                cause,
                plot -> {
                    Path file = plot.disk("vm2").etc(name);
                    String text = read(file);
                    MachineFiles.put(plot.disk("vm2").etc(name + ".kept"), text, "rw-r--r--");
                    MachineFiles.put(file, change.of(plot, text), "rw-r--r--");
                },
                plot -> {
                    Path kept = plot.disk("vm2").etc(name + ".kept");
                    MachineFiles.put(plot.disk("vm2").etc(name), read(kept), "rw-r--r--");
                    Machine.mustRun("rm", kept.toString());
                });
    }

    private static String machineIdOfVm1(Plot plot, String text) {
        return read(plot.disk("vm1").etc("machine-id"));
    }

    private static PlantedFault hostKey() {
        return new PlantedFault(
                "the SSH host key is the original's",
                "ssh-host-key vm2",
                plot -> plot.doors().useHostKeysOf("vm1", "vm2"),
                plot -> plot.doors().makeHostKeys("vm2"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
