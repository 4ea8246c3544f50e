package io.github.vipnat.plan;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lint.Linter;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A golden folder: a site, a router's configuration, and what is expected of the plan for it; see {@link Repeats}. */
record GoldenCase(Path folder) {

    /** The expected files; {@code problems.txt} only where there are problems. */
    enum Expected {
        PLAN("plan.txt"),
        ROLLBACK("rollback.txt"),
        AFTER("after.cfg"),
        PROBLEMS("problems.txt");

        private final String file;

        Expected(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    /** What the code makes of the case, line by line. */
    record Actual(List<String> plan, List<String> rollback, List<String> after, List<String> problems) {

        List<String> of(Expected expected) {
            return switch (expected) {
                case PLAN -> plan;
                case ROLLBACK -> rollback;
                case AFTER -> after;
                case PROBLEMS -> problems;
            };
        }
    }

    Actual actual() {
        DeviceOs os = new IosDeviceOs();
        Topology topology = new TopologyReader(folder).read(folder.resolve("cluster.yaml"), read("cluster.yaml"));
        Router router = topology.routers().get(0);
        RouterView view = os.read(running());
        Plan plan = Planner.plan(view.nat(), DesiredNat.of(topology, router, view));
        CommandScript script = os.render(plan, view.nat());
        return new Actual(
                script.forwardLines(),
                script.inverseLines(),
                plan.after().entries().stream().map(entry -> line(os, entry)).toList(),
                Linter.check(topology, router, view, plan).stream()
                        .map(this::line)
                        .toList());
    }

    private static String line(DeviceOs os, NatEntry entry) {
        return entry.line().isEmpty() ? os.print(entry.rule()) : entry.line();
    }

    private String line(Problem problem) {
        return problem.severity() + " " + problem.code() + " " + problem.where().replace(folder + "/", "");
    }

    String running() {
        return read("running.cfg");
    }

    /** The static rules of the configuration as they were, read without the code under test. */
    List<String> staticsBefore() {
        return running()
                .lines()
                .filter(line -> line.startsWith("ip nat inside source static "))
                .toList();
    }

    /** The expected lines; those that begin with an exclamation mark are comments. */
    List<String> expected(Expected expected) {
        return text(expected).lines().filter(line -> !isComment(line)).toList();
    }

    List<String> comments(Expected expected) {
        return text(expected).lines().filter(GoldenCase::isComment).toList();
    }

    private String text(Expected expected) {
        boolean optional = expected == Expected.PROBLEMS && !Files.exists(folder.resolve(expected.file()));
        return optional ? "" : read(expected.file());
    }

    /** Writes what the code makes of the case, under the comments that stand there already. */
    void update(Expected expected, List<String> lines) {
        List<String> all = new ArrayList<>(comments(expected));
        all.addAll(lines);
        try {
            boolean isRepeating = Files.exists(folder.resolve(expected.file()))
                    && Repeats.isIn(Files.readString(folder.resolve(expected.file()), StandardCharsets.UTF_8));
            // A rule written by hand is corrected by hand: rewriting would spread it out into the lines it stands for.
            if (!isRepeating && (expected != Expected.PROBLEMS || !lines.isEmpty())) {
                Files.write(folder.resolve(expected.file()), all, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Repeats.expand(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComment(String line) {
        return line.startsWith("!");
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
