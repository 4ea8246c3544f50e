package io.github.vipnat.apply.journal;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where every run is written down: {@code runs/ID/} with {@code run.json}, {@code before.cfg},
 * {@code journal.jsonl} and {@code transcript.txt}, readable by their owner alone.
 */
public final class RunStore {

    private static final String SCHEMA = "vipnat/1";

    /** Goes up whenever an earlier vipnat could not read a run right; 1 did not write it down. */
    private static final int FORMAT = 2;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SAME_SECOND = 1000;

    private final Path runs;
    private final InstantSource clock;
    private final String user;

    /** @param stateFolder where {@code runs} is made; need not exist yet */
    public RunStore(Path stateFolder, InstantSource clock, String user) {
        this.runs = stateFolder.resolve("runs");
        this.clock = clock;
        this.user = user;
    }

    /** Keeps every other vipnat away from the router until closed. */
    public RunLock lock(String router) {
        return RunLock.take(runs.resolveSibling("locks"), fileName(router));
    }

    /** The router's runs without a good end, as far as none that ended well came after them. */
    public UnfinishedRun unfinished(String router) {
        return new UnfinishedRun(list().stream()
                .filter(run -> run.router().equals(router))
                .takeWhile(run -> !run.endedWell())
                .filter(RunRecord::isOpen)
                .map(this::abandoned)
                .toList());
    }

    /** The run that went on from this one, and from that one the next: the last, whose record tells the whole chain's change. */
    public RunRecord lastOfChain(RunRecord run) {
        List<RunRecord> oldestFirst = new ArrayList<>(list());
        Collections.reverse(oldestFirst);
        RunRecord last = run;
        for (RunRecord next : oldestFirst) {
            last = next.continues().contains(last.id()) ? next : last;
        }
        return last;
    }

    /** The router's runs that were done and not saved, the newest first; a later save took along all before it. */
    public List<RunRecord> unsaved(String router) {
        return list().stream()
                .filter(run -> run.router().equals(router) && run.ending().isPresent())
                .takeWhile(run -> !run.ending().orElseThrow().saved())
                .filter(run -> run.ending().orElseThrow().result() == RunRecord.Result.DONE)
                .toList();
    }

    private UnfinishedRun.Abandoned abandoned(RunRecord run) {
        Path folder = runs.resolve(run.id());
        try {
            return new UnfinishedRun.Abandoned(
                    run,
                    Files.readString(folder.resolve("before.cfg")),
                    journal(folder).typed(),
                    journal(folder).timers());
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.INPUT, notReadable(e));
        }
    }

    /** A later run has gone on from where these left the router. */
    public void handOver(UnfinishedRun unfinished, String by) {
        unfinished.ids().forEach(id -> journalOf(id).handOverTo(by));
    }

    /** A later run has found the router running and holding what these were to change. */
    public void foundDone(UnfinishedRun finished, String by) {
        finished.ids().forEach(id -> journalOf(id).foundDoneBy(by));
    }

    private RunJournal journalOf(String id) {
        return new RunJournal(id, runs.resolve(id), clock);
    }

    /** A name for a run that is about to begin; nobody else gets the same. */
    public String reserve(String router) {
        try {
            Files.createDirectories(runs, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
            return createFolder(STAMP.format(clock.instant()) + "-" + fileName(router))
                    .getFileName()
                    .toString();
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notWritable(e));
        }
    }

    /**
     * Writes down what is about to happen and how to undo it; on the disk when this returns.
     *
     * @param before the running configuration, whole, as the router had it
     * @param chain what this run changes together with those it goes on from
     */
    public RunJournal begin(
            String id, ApplyRequest request, String before, ChainChange chain, Optional<RunRecord.Partner> pair) {
        Path folder = runs.resolve(id);
        try {
            write(folder.resolve("before.cfg"), before);
            write(folder.resolve("journal.jsonl"), "");
            write(folder.resolve("transcript.txt"), "");
            // Whoever looks meanwhile sees the whole header or, as before, no run at all.
            write(folder.resolve("run.json.new"), Json.pretty(header(id, request, chain, pair)));
            Files.move(folder.resolve("run.json.new"), folder.resolve("run.json"), StandardCopyOption.ATOMIC_MOVE);
            return new RunJournal(id, folder, clock);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notWritable(e));
        }
    }

    /** Every run, the newest first; folders that are no runs are passed over. */
    public List<RunRecord> list() {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.exists(folder.resolve("run.json")))
                    .sorted(Comparator.comparing(
                                    (Path folder) -> folder.getFileName().toString())
                            .reversed())
                    .map(this::read)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.INPUT, notReadable(e));
        }
    }

    /**
     * One run.
     *
     * @throws ProblemException when there is none of that name
     */
    public RunRecord find(String id) {
        return list().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.INPUT,
                        Problem.fatal(
                                "no-such-run",
                                runs.toString(),
                                "there is no run " + id,
                                "nothing can be rolled back",
                                "list the runs:  vipnat runs")));
    }

    private static String fileName(String router) {
        return router.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private Path createFolder(String name) throws IOException {
        for (int i = 1; i < SAME_SECOND; i++) {
            Path folder = runs.resolve(i == 1 ? name : name + "-" + i);
            if (isCreated(folder)) {
                return folder;
            }
        }
        throw new IOException("too many runs in one second");
    }

    /** Two runs of the same second must not share a folder; whoever creates it has it. */
    private static boolean isCreated(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
    }

    private Map<String, Object> header(
            String id, ApplyRequest request, ChainChange chain, Optional<RunRecord.Partner> pair) {
        return Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("format", FORMAT),
                Map.entry("id", id),
                Map.entry("router", request.router()),
                Map.entry("started", clock.instant().toString()),
                Map.entry("user", user),
                Map.entry("ticket", request.ticket()),
                Map.entry("takesBack", request.takesBack()),
                Map.entry("forward", request.script().forwardLines()),
                Map.entry("inverse", chain.inverse()),
                Map.entry("removed", chain.removed()),
                Map.entry("added", chain.added()),
                Map.entry("continues", chain.continues()),
                Map.entry(
                        "pair",
                        pair.map(other ->
                                Json.object(Map.entry("router", other.router()), Map.entry("run", other.run())))));
    }

    private RunRecord read(Path folder) {
        JsonObject header = Json.read(folder.resolve("run.json"));
        if (header.optionalNumber("format").orElse(1) > FORMAT) {
            throw new ProblemException(ProblemException.Kind.INPUT, tooNew(folder));
        }
        return new RunRecord(
                header.string("id"),
                header.string("router"),
                Instant.parse(header.string("started")),
                header.string("user"),
                header.string("ticket"),
                header.strings("forward"),
                header.strings("inverse"),
                header.strings("removed"),
                header.strings("added"),
                header.has("continues") ? header.strings("continues") : List.of(),
                header.optionalString("takesBack"),
                header.optionalObject("pair")
                        .map(pair -> new RunRecord.Partner(pair.string("router"), pair.string("run"))),
                ending(folder));
    }

    private static Optional<RunRecord.Ending> ending(Path folder) {
        try {
            return journal(folder).ending();
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.INPUT, notReadable(e));
        }
    }

    private static JournalReader journal(Path folder) {
        return new JournalReader(folder.resolve("journal.jsonl"));
    }

    private Problem notWritable(IOException e) {
        return Problem.fatal(
                "run-not-recorded",
                runs.toString(),
                "the run cannot be written down: " + FileFailureText.of(e),
                "without a record there would be no way back after a crash",
                "make the folder writable, or set XDG_STATE_HOME to one that is");
    }

    private static Problem tooNew(Path folder) {
        return Problem.fatal(
                "run-too-new",
                folder.toString(),
                "this run was written down by a newer vipnat",
                "what it left on the router cannot be told for sure",
                "use that vipnat; or, if the run is of no interest any more:  mv " + folder + " /var/tmp/");
    }

    private static Problem notReadable(IOException e) {
        return Problem.fatal(
                "runs-not-readable",
                String.valueOf(e.getMessage()),
                "the record of runs cannot be read: " + FileFailureText.of(e),
                "what was done cannot be shown",
                "check the folder's permissions");
    }
}
