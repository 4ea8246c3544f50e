package io.github.vipnat.agent.install;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A folder that the unit's hardening hides from the service (systemd.exec(5)). */
enum HiddenFolder {
    HOME("/home", "ProtectHome=yes"),
    ROOT("/root", "ProtectHome=yes"),
    RUN_USER("/run/user", "ProtectHome=yes"),
    TMP("/tmp", "PrivateTmp=yes"),
    VAR_TMP("/var/tmp", "PrivateTmp=yes");

    private final String folder;
    private final String setting;

    HiddenFolder(String folder, String setting) {
        this.folder = folder;
        this.setting = setting;
    }

    /** Why the service would not find its program or its site; empty where it will find both. */
    static List<Problem> problems(Path program, Path cluster) {
        List<Problem> problems = new ArrayList<>();
        around(program).ifPresent(hidden -> problems.add(hidden.hides(program)));
        around(cluster).ifPresent(hidden -> problems.add(hidden.hidesSite(cluster)));
        return problems;
    }

    /** By where the links on the way lead to; the service goes that way too. */
    private static Optional<HiddenFolder> around(Path path) {
        Path real = real(path);
        return Arrays.stream(values())
                .filter(hidden -> real.startsWith(hidden.folder) || path.startsWith(hidden.folder))
                .findFirst();
    }

    /** The way as far as it exists, with its links followed; a file may be made later. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole));
            } catch (IOException e) {
                // Not there, or not to be entered: what is above it may be.
            }
        }
        return whole;
    }

    private Problem hides(Path program) {
        return problem(
                program,
                "vipnat itself lies below " + folder + ", which the service cannot see (" + setting + ")",
                "systemd could not start the agent: status=203/EXEC",
                "move its folder to " + NodePaths.CHECKOUT + ", let root own it, and run it there:  "
                        + NodePaths.CHECKOUT + "/" + InstallLayout.CHECKOUT.program() + " agent install");
    }

    private Problem hidesSite(Path cluster) {
        return problem(
                cluster,
                "cluster.yaml lies below " + folder + ", which the service cannot see (" + setting + ")",
                "the agent would end at once: for it there is no such file",
                "as root: put it into " + NodePaths.CONFIGURATION + " and name it there:  vipnat agent install -f "
                        + NodePaths.CLUSTER);
    }

    private static Problem problem(Path path, String what, String why, String fix) {
        return Problem.fatal("hidden-from-the-service", path.toString(), what, why, fix);
    }
}
