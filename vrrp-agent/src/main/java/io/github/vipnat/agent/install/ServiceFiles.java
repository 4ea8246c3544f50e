package io.github.vipnat.agent.install;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.KeepalivedLines;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.layout.RuntimeEntry;
import io.github.vipnat.owner.FolderOwner;
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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that make the agent a service of systemd with a user of its own, outside keepalived's cgroup. */
public final class ServiceFiles {

    /**
     * One of them.
     *
     * @param mode as {@code rwxr-xr-x}
     */
    public record InstalledFile(Path path, String text, String mode) {}

    /** Set in spite of the umask: keepalived runs a script only from folders that root alone can write. */
    private static final Set<PosixFilePermission> FOLDERS = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path root;
    private final List<InstalledFile> files;
    private final String hook;
    private final String instance;
    private final List<Problem> hidden;
    private final List<String> secrets;

    /**
     * Everything as it will be.
     *
     * @param root usually {@code /}; another folder to build a package in
     * @param program where vipnat is, and by that how it was installed
     * @param cluster where cluster.yaml is
     * @param instance the VRRP instance that has the VIP
     * @param secrets what the service is given as credentials of systemd, by the names of their variables
     * @throws ProblemException of kind INPUT when a path cannot stand in a unit
     */
    public ServiceFiles(Path root, String program, String cluster, String instance, List<String> secrets) {
        UnitWord.require(program, cluster);
        this.root = root;
        this.hook = InstallLayout.of(program).hook();
        this.instance = instance;
        this.secrets = List.copyOf(secrets);
        this.hidden = HiddenFolder.problems(Path.of(program), Path.of(cluster));
        this.files = List.of(
                file(hook, resource(NodePaths.HOOK_NAME), "rwxr-xr-x"),
                file(InstallLayout.of(program).lever(), resource(NodePaths.LEVER_NAME), "rwxr-xr-x"),
                file(NodePaths.SYSUSERS, resource("sysusers.conf"), "rw-r--r--"),
                file(NodePaths.TMPFILES, resource("tmpfiles.conf") + RuntimeEntry.tmpfiles(), "rw-r--r--"),
                file(
                        NodePaths.UNIT,
                        resource("vipnat-agent.service")
                                .replace("@PROGRAM@", UnitWord.program(program))
                                .replace("@CLUSTER@", UnitWord.argument(cluster))
                                .replace("@SECRETS@\n", credentialLines()),
                        "rw-r--r--"));
    }

    public List<InstalledFile> files() {
        return files;
    }

    /** The lines for keepalived.conf, for a person to put there. */
    public String keepalivedLines() {
        return resource("keepalived.txt")
                .replace("@FIFO@", KeepalivedLines.fifo(NodePaths.FIFO))
                .replace("@INSTANCE@", instance)
                .replace("@HOOK@", String.join("\n    ", KeepalivedLines.hook(hook, instance)));
    }

    /** What the service would not see on the machine it is for, and what to do; empty where it finds everything. */
    public List<Problem> hidden() {
        return hidden;
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
     * @throws ProblemException when a file is there and differs, or the service of this machine would not see its program or
     *     its site, and then nothing was written; or a file cannot be written
     */
    public List<Path> install(boolean overwrite) {
        if (isForThisMachine() && !hidden.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, hidden);
        }
        requireRootsOwn();
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

    /** Who may swap a name on the way could lead root's writing anywhere. */
    private void requireRootsOwn() {
        List<Problem> foreign = files.stream()
                .flatMap(file -> foreign(file).stream())
                .distinct()
                .toList();
        if (!foreign.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, foreign);
        }
    }

    private static List<Problem> foreign(InstalledFile file) {
        try {
            FolderOwner.requireNone(file.path(), "name a folder of root's with --root");
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        } catch (IOException e) {
            return List.of(notWritten(file, e));
        }
    }

    private boolean isForThisMachine() {
        return root.toAbsolutePath().normalize().getNameCount() == 0;
    }

    /** Without its file a service would not start; with a value in the unit it does (systemd.exec(5)), and an empty one is none. */
    private String credentialLines() {
        String lines = secrets.stream()
                .map(name -> "LoadCredential=" + name + ":" + NodePaths.SECRETS + "/" + name + "\nSetCredential=" + name
                        + ":\\n\n")
                .collect(Collectors.joining());
        return lines.isEmpty()
                ? ""
                : "# What env:NAME in cluster.yaml stands for; without the file the agent goes without.\n" + lines;
    }

    /** How a person puts the secrets where the unit looks for them; what is typed is not shown, and is no argument. */
    public List<String> secretCommands() {
        return secrets.stream()
                .map(name -> "(umask 077; systemd-ask-password --timeout=0 " + name + ": >" + NodePaths.SECRETS + "/"
                        + name + ")")
                .toList();
    }

    private InstalledFile file(String path, String text, String mode) {
        return new InstalledFile(root.resolve(path.substring(1)), text, mode);
    }

    private static boolean isThere(InstalledFile file) {
        try {
            return Files.isRegularFile(file.path())
                    && Files.readString(file.path()).equals(file.text());
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(InstalledFile file) {
        try {
            Files.createDirectories(file.path().getParent(), PosixFilePermissions.asFileAttribute(FOLDERS));
            Path fresh = file.path().resolveSibling(file.path().getFileName() + ".new");
            // Made anew or not at all: what stands there was left by one that died, or planted.
            Files.deleteIfExists(fresh);
            Files.writeString(fresh, file.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(file.mode()));
            Files.move(fresh, file.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notWritten(file, e));
        }
    }

    private static Problem notWritten(InstalledFile file, IOException e) {
        return Problem.fatal(
                "not-installed",
                file.path().toString(),
                "the file cannot be written: " + FileFailureText.of(e),
                "the agent is a service of the whole machine",
                "be root, or look first:  vipnat agent install --dry-run");
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
