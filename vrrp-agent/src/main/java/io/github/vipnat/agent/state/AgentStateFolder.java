package io.github.vipnat.agent.state;

import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.owner.OwnerShell;
import io.github.vipnat.owner.RegularFile;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What the agent keeps on disk: whether it is frozen, when it repaired, how things stand. Small files, each whole or not there. */
public final class AgentStateFolder {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int LONGEST_REASON = 200;
    private static final String LOCK = "lock";
    private static final int TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);
    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("rw-r--r--");
    private static final String OTHER_FOLDER = "set STATE_DIRECTORY to a folder of root's";

    private final Path folder;
    private final OwnStateFiles own;

    /** @param folder need not exist yet */
    public AgentStateFolder(Path folder) {
        this.folder = folder;
        this.own = new OwnStateFiles(folder);
    }

    /**
     * The agent's folder of a user: {@code agent} under {@code $STATE_DIRECTORY}, else under {@code /var/lib/vipnat} where the
     * service is installed, else under {@code $XDG_STATE_HOME/vipnat} or {@code ~/.local/state/vipnat}.
     *
     * @param home what {@code ~} stands for
     */
    public static AgentStateFolder of(Map<String, String> environment, Path home) {
        Path service = NodePaths.stateFolder();
        Path own = Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .map(Path::of)
                .orElseGet(() -> home.resolve(".local").resolve("state"))
                .resolve("vipnat");
        Path state = Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                .map(Path::of)
                .orElseGet(() -> Files.isDirectory(service, LinkOption.NOFOLLOW_LINKS) ? service : own);
        return new AgentStateFolder(state.resolve("agent"));
    }

    /** Where the numbers for Prometheus are. */
    public Path metricsFile() {
        return folder.resolve("metrics.prom");
    }

    /**
     * From now on nothing is written to any router.
     *
     * @param reason shown wherever the agent says that it is frozen
     */
    public void freeze(String reason) {
        write("frozen", line(reason) + "\n");
    }

    private static String line(String reason) {
        String line = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
        return line.replaceAll("[\\p{Cntrl}\\x80-\\x9f]", " ").strip();
    }

    /** The agent may write again, as if it had never repaired anything. */
    public void thaw() {
        delete("frozen");
        delete("repairs");
        delete("continuations");
    }

    /** Why nothing may be written. A file that cannot be read may say so. */
    public Optional<String> frozen() {
        try {
            return read("frozen")
                    .map(AgentStateFolder::line)
                    .map(reason -> reason.isEmpty() ? "no reason given" : reason);
        } catch (ProblemException e) {
            return Optional.of(e.problems().get(0).what());
        }
    }

    /** How many repairs were begun in the last 24 hours. */
    public int repairs(Instant now) {
        return recent("repairs", now).size();
    }

    /** How often a repair that had stopped was gone on with in the last 24 hours. */
    public int continuations(Instant now) {
        return recent("continuations", now).size();
    }

    /**
     * A repair is about to begin; on the disk when this returns. Asked for several routers at once.
     *
     * @return whether it may: not when there have been as many as that in the last 24 hours
     */
    public boolean beginRepair(Instant now, int most) {
        return begin("repairs", now, most);
    }

    /** The repair that was about to begin never did. */
    public void takeBackRepair(Instant now) {
        takeBack("repairs", now);
    }

    /** As {@link #beginRepair}, for going on with one that had stopped. */
    public boolean beginContinuation(Instant now, int most) {
        return begin("continuations", now, most);
    }

    public void takeBackContinuation(Instant now) {
        takeBack("continuations", now);
    }

    private synchronized boolean begin(String file, Instant now, int most) {
        List<String> times = new ArrayList<>(recent(file, now));
        if (times.size() >= most) {
            return false;
        }
        times.add(now.toString());
        write(file, String.join("\n", times) + "\n");
        return true;
    }

    private synchronized void takeBack(String file, Instant now) {
        List<String> times = new ArrayList<>(recent(file, now));
        if (!times.isEmpty()) {
            times.remove(times.size() - 1);
            write(file, String.join("\n", times) + "\n");
        }
    }

    private List<String> recent(String file, Instant now) {
        return read(file).stream()
                .flatMap(String::lines)
                .filter(line -> isRecent(line, now))
                .toList();
    }

    private static boolean isRecent(String line, Instant now) {
        try {
            return Instant.parse(line).isAfter(now.minus(DAY));
        } catch (DateTimeParseException e) {
            // Somebody's hand; what cannot be read counts, so that the agent rather stops too early.
            return !line.isBlank();
        }
    }

    /** How things stood when an agent last said so. */
    public Optional<AgentStatus> status() {
        return read("status.json")
                .map(text -> AgentStatus.ofJson(folder.resolve("status.json").toString(), text));
    }

    public void writeStatus(AgentStatus status) {
        write("status.json", status.toJson() + "\n");
    }

    /** Whether an agent runs. */
    public enum Running {
        YES,
        NO,
        /** The user who asks may not look. */
        UNKNOWN
    }

    /** Whether an agent runs. Looks at the lock as one of many readers; an agent that starts at this moment tries again. */
    public Running running() {
        if (Files.isSymbolicLink(folder)) {
            return Running.UNKNOWN;
        }
        try (FileChannel channel = RegularFile.open(folder.resolve(LOCK))) {
            return tryLock(channel, true).isPresent() ? Running.NO : Running.YES;
        } catch (NoSuchFileException e) {
            return Running.NO;
        } catch (IOException e) {
            return Running.UNKNOWN;
        }
    }

    /** Keeps every other agent away until closed; the operating system frees it when the process dies. */
    public interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the folder for one agent.
     *
     * @throws ProblemException when another has it, or it cannot be written
     */
    public Lock lock() {
        try {
            requireOwn(folder);
            own.makeFolder();
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(FOR_ALL_TO_READ));
            letAllLook(folder.resolve(LOCK));
            if (!tryLockInTime(channel)) {
                channel.close();
                throw refused(
                        "another-agent",
                        "another agent runs here",
                        "two readers of one FIFO get half the lines each",
                        "look at it:  vipnat agent status");
            }
            return () -> close(channel);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Under the service's umask others could not see whether an agent runs. A link is not followed. */
    private static void letAllLook(Path lock) {
        try {
            Files.getFileAttributeView(lock, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(FOR_ALL_TO_READ);
        } catch (IOException e) {
            // Another user's, who has to let us look.
        }
    }

    /** Again, because "agent status" holds it for some microseconds while it looks. */
    private static boolean tryLockInTime(FileChannel channel) throws IOException {
        for (int i = 1; i < TRIES; i++) {
            if (tryLock(channel, false).isPresent()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return tryLock(channel, false).isPresent();
    }

    private static Optional<FileLock> tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(0, Long.MAX_VALUE, shared));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private Optional<String> read(String file) {
        try {
            return files().read(file);
        } catch (IOException e) {
            throw refused(
                    "agent-folder-unreadable",
                    "its file " + file + " cannot be read: " + FileFailureText.of(e),
                    "whether the agent may write stands there",
                    "look what it is, and remove what no agent made:  ls -l " + ShellText.of(folder));
        }
    }

    private void write(String file, String text) {
        try {
            files().replace(file, text);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Puts a whole file in place of another, wherever that is. */
    public void replace(Path file, String text) {
        Path in = FolderOwner.folderOf(file);
        try {
            requireOwn(in);
            own.makeFolder();
            new OwnStateFiles(in).put(in.relativize(file.toAbsolutePath()).toString(), text);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Root becomes the folder's owner for it: most often the agent's user, who may have planted anything there. */
    private StateFiles files() throws IOException {
        Optional<FolderOwner.Stranger> stranger = FolderOwner.stranger(folder);
        return stranger.isEmpty()
                ? own
                : stranger.get()
                        .uid()
                        .<StateFiles>map(uid -> new OwnersStateFiles(folder, new OwnerShell(uid)))
                        .orElseThrow(() -> stranger.get().refusal(OTHER_FOLDER));
    }

    /** What goes on for long is nothing for root in a folder of another user. */
    private static void requireOwn(Path folder) throws IOException {
        FolderOwner.requireNone(folder, OTHER_FOLDER);
    }

    private void delete(String file) {
        try {
            files().delete(file);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private ProblemException notWritable(IOException e) {
        return refused(
                "agent-folder-not-writable",
                "the agent cannot keep its state: " + FileFailureText.of(e),
                "it would forget that it was frozen, and how often it repaired",
                "look what stands there and whose it is:  ls -la "
                        + ShellText.of(FolderOwner.folderOf(folder))
                        + "  ; run it as the service's user, or as root; or set STATE_DIRECTORY to a folder that may be written");
    }

    private ProblemException refused(String code, String what, String why, String fix) {
        return new ProblemException(
                ProblemException.Kind.REFUSED, Problem.fatal(code, folder.toString(), what, why, fix));
    }
}
