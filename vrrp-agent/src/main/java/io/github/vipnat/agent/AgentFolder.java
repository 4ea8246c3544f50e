package io.github.vipnat.agent;

import io.github.vipnat.problem.InPlainWords;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent keeps on disk: whether it is frozen, when it repaired, how things stand. Small files, each whole or not there. */
public final class AgentFolder {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int LARGEST_FILE = 1 << 16;
    private static final int LONGEST_REASON = 200;

    private final Path folder;

    /** @param folder need not exist yet */
    public AgentFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The agent's folder of a user: {@code agent} under {@code $STATE_DIRECTORY}, else under {@code /var/lib/vipnat} where the
     * service is installed, else under {@code $XDG_STATE_HOME/vipnat} or {@code ~/.local/state/vipnat}.
     *
     * @param home what {@code ~} stands for
     */
    public static AgentFolder of(Map<String, String> environment, Path home) {
        Path service = Path.of("/var/lib/vipnat");
        Path own = Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .map(Path::of)
                .orElseGet(() -> home.resolve(".local").resolve("state"))
                .resolve("vipnat");
        Path state = Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                .map(Path::of)
                .orElseGet(() -> Files.isDirectory(service, LinkOption.NOFOLLOW_LINKS) ? service : own);
        return new AgentFolder(state.resolve("agent"));
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
        String line = reason.replaceAll("\\p{Cntrl}", " ").strip();
        write("frozen", line.substring(0, Math.min(LONGEST_REASON, line.length())) + "\n");
    }

    /** The agent may write again, as if it had never repaired anything. */
    public void thaw() {
        delete("frozen");
        delete("repairs");
    }

    /** Why nothing may be written. */
    public Optional<String> frozen() {
        return read("frozen").map(String::strip).map(reason -> reason.isEmpty() ? "no reason given" : reason);
    }

    /** How many repairs were begun in the last 24 hours. */
    int repairs(Instant now) {
        return recentRepairs(now).size();
    }

    /** A repair is about to begin; on the disk when this returns. */
    void repairBegins(Instant now) {
        List<String> repairs = new ArrayList<>(recentRepairs(now));
        repairs.add(now.toString());
        write("repairs", String.join("\n", repairs) + "\n");
    }

    /** The repair that was about to begin never did. */
    void repairDidNotBegin(Instant now) {
        List<String> repairs = new ArrayList<>(recentRepairs(now));
        if (!repairs.isEmpty()) {
            repairs.remove(repairs.size() - 1);
            write("repairs", String.join("\n", repairs) + "\n");
        }
    }

    private List<String> recentRepairs(Instant now) {
        return read("repairs").stream()
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

    void status(AgentStatus status) {
        write("status.json", status.toJson() + "\n");
    }

    /** Whether an agent runs. */
    public boolean isTaken() {
        if (!Files.exists(folder.resolve("lock"))) {
            return false;
        }
        try (Lock lock = lock()) {
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }

    /** Keeps every other agent away until closed; the operating system frees it when the process dies. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the folder for one agent.
     *
     * @throws ProblemException when another has it, or it cannot be written
     */
    Lock lock() {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = lock(channel);
            if (lock.isEmpty()) {
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

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
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
        try (var in = Files.newInputStream(folder.resolve(file))) {
            return Optional.of(new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw refused(
                    "agent-folder-unreadable",
                    "its file " + file + " cannot be read: " + InPlainWords.of(e),
                    "whether the agent may write stands there",
                    "ls -l " + folder);
        }
    }

    private void write(String file, String text) {
        replace(folder.resolve(file), text);
    }

    /** Puts a whole file in place of another. */
    void replace(Path file, String text) {
        try {
            Files.createDirectories(folder);
            Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private void delete(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private ProblemException notWritable(IOException e) {
        return refused(
                "agent-folder-not-writable",
                "the agent cannot keep its state: " + InPlainWords.of(e),
                "it would forget that it was frozen, and how often it repaired",
                "run it as the service's user, or as root; or set STATE_DIRECTORY to a folder that may be written");
    }

    private ProblemException refused(String code, String what, String why, String fix) {
        return new ProblemException(
                ProblemException.Kind.REFUSED, Problem.fatal(code, folder.toString(), what, why, fix));
    }
}
