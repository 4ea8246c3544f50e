package io.github.vipnat.agent.state;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of another user, as the agent's is for root, and beside it what only root may read or change: {@code secret/frozen}
 * and its like. The folder is not sticky, so that the kernel's {@code protected_symlinks} protects nothing there.
 */
public final class Stranger {

    public static final int UID = 65534;
    public static final String PRECIOUS = "for root alone\n";

    private final Path home;
    private final Path secret;

    private Stranger(Path home, Path secret) {
        this.home = home;
        this.secret = secret;
    }

    public static Stranger in(Path folder) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nobody's folder is dangerous");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path secret = Files.createDirectory(
                folder.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String name : new String[] {"frozen", "repairs", "status.json", "lock"}) {
            Files.writeString(secret.resolve(name), PRECIOUS);
            Files.setPosixFilePermissions(secret.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        Stranger stranger = new Stranger(Files.createDirectory(folder.resolve("vipnat")), secret);
        stranger.own(stranger.home);
        return stranger;
    }

    /** Where the agent's folder is, or will be. */
    public Path home() {
        return home;
    }

    public Path secret() {
        return secret;
    }

    public Path own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", UID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", UID, LinkOption.NOFOLLOW_LINKS);
        return path;
    }

    /** The agent's folder, made by the agent. */
    Path agent() throws IOException {
        return own(Files.createDirectory(home.resolve("agent")));
    }

    /** Runs a script of sh that plants something, as root, because the kernel of a test's machine may protect hard links. */
    public void plant(String script) {
        Machine.mustRun(
                "/bin/sh", "-c", "cd \"$1\" && secret=$2 && " + script, "plant", home.toString(), secret.toString());
    }

    /** Everything about what is root's alone: who may do what, and what is in it. */
    public String rootsOwn() {
        try (Stream<Path> all = Files.walk(secret)) {
            return all.sorted().map(Stranger::tell).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tell(Path path) {
        try {
            return path.getFileName() + " "
                    + Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS)
                    + (Files.isRegularFile(path) ? Files.readString(path) : "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
