package io.github.vipnat.agent.install;

import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that make the agent a service of systemd with a user of its own, outside keepalived's cgroup. */
public final class ServiceFiles {

    private static final String HOOK = "/usr/local/bin/vipnat-notify";

    /**
     * One of them.
     *
     * @param mode as {@code rwxr-xr-x}
     */
    public record InstalledFile(Path path, String text, String mode) {}

    private final Path root;
    private final List<InstalledFile> files;
    private final String instance;

    /**
     * Everything as it will be.
     *
     * @param root usually {@code /}; another folder to build a package in
     * @param program where vipnat is
     * @param cluster where cluster.yaml is
     * @param instance the VRRP instance that has the VIP
     * @throws ProblemException of kind INPUT when a path cannot stand in a unit
     */
    public ServiceFiles(Path root, String program, String cluster, String instance) {
        UnitWord.require(program, cluster);
        this.root = root;
        this.instance = instance;
        this.files = List.of(
                file(HOOK, resource("vipnat-notify"), "rwxr-xr-x"),
                file("/etc/sysusers.d/vipnat.conf", resource("sysusers.conf"), "rw-r--r--"),
                file("/etc/tmpfiles.d/vipnat.conf", resource("tmpfiles.conf"), "rw-r--r--"),
                file(
                        "/etc/systemd/system/vipnat-agent.service",
                        resource("vipnat-agent.service")
                                .replace("@PROGRAM@", UnitWord.program(program))
                                .replace("@CLUSTER@", UnitWord.argument(cluster)),
                        "rw-r--r--"));
    }

    public List<InstalledFile> files() {
        return files;
    }

    /** The lines for keepalived.conf, for a person to put there. */
    public String keepalivedLines() {
        return resource("keepalived.txt").replace("@HOOK@", HOOK).replace("@INSTANCE@", instance);
    }

    /** What to type afterwards. */
    public List<String> nextCommands() {
        return List.of(
                "systemd-sysusers",
                "systemd-tmpfiles --create",
                "systemctl daemon-reload",
                "systemctl enable --now vipnat-agent");
    }

    /**
     * Writes the files that are not there yet.
     *
     * @param overwrite also those that are there and differ
     * @return what was written
     * @throws ProblemException when a file is there and differs, and then nothing was written; or it cannot be written
     */
    public List<Path> install(boolean overwrite) {
        List<InstalledFile> missing =
                files.stream().filter(file -> !isThere(file)).toList();
        List<Problem> differing = missing.stream()
                .filter(file -> !overwrite && Files.exists(file.path()))
                .map(ServiceFiles::differs)
                .toList();
        if (!differing.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, differing);
        }
        List<Path> written = new ArrayList<>();
        for (InstalledFile file : missing) {
            write(file);
            written.add(file.path());
        }
        return written;
    }

    private InstalledFile file(String path, String text, String mode) {
        return new InstalledFile(root.resolve(path.substring(1)), text, mode);
    }

    private static boolean isThere(InstalledFile file) {
        try {
            return Files.exists(file.path()) && Files.readString(file.path()).equals(file.text());
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(InstalledFile file) {
        try {
            Files.createDirectories(file.path().getParent());
            Path fresh = file.path().resolveSibling(file.path().getFileName() + ".new");
            Files.writeString(fresh, file.text());
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(file.mode()));
            Files.move(fresh, file.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "not-installed",
                            file.path().toString(),
                            "the file cannot be written: " + FileFailureText.of(e),
                            "the agent is a service of the whole machine",
                            "be root, or look first:  vipnat agent install --dry-run"));
        }
    }

    private static Problem differs(InstalledFile file) {
        return Problem.fatal(
                "file-differs",
                file.path().toString(),
                "there is such a file already, and it is another",
                "somebody's changes would be lost",
                "compare it with  vipnat agent install --dry-run  and add --overwrite if it may go");
    }

    private static String resource(String name) {
        try (InputStream in = Optional.ofNullable(ServiceFiles.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("not in the jar: " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
