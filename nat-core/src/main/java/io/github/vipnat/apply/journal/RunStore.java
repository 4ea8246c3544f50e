package io.github.vipnat.apply.journal;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.problem.FileFailureText;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where every run is written down: {@code runs/ID/} with {@code run.json}, {@code before.cfg},
 * {@code journal.jsonl} and {@code transcript.txt}, readable by their owner alone.
 */
public final class RunStore {

    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int SAME_SECOND = 1000;
    private static final String UNSEEN = "run.json.new";

    /** The header first: without it the rest is no run. */
    private static final List<String> WRITTEN =
            List.of(RunFolder.HEADER, UNSEEN, RunFolder.JOURNAL, RunFolder.BEFORE, RunFolder.TRANSCRIPT);

    private final Path runs;
    private final InstantSource clock;
    private final String user;
    private final RecordWriter writer;

    /** @param stateFolder where {@code runs} is made; need not exist yet */
    public RunStore(Path stateFolder, InstantSource clock, String user) {
        this(stateFolder, clock, user, RecordDisk.real());
    }

    /** As above, with another way to the disk. */
    public RunStore(Path stateFolder, InstantSource clock, String user, RecordDisk disk) {
        this.runs = stateFolder.resolve("runs");
        this.clock = clock;
        this.user = user;
        this.writer = new RecordWriter(disk);
    }

    /**
     * Keeps every other vipnat away from the router until closed.
     *
     * @throws ProblemException when another run holds it, or root's record would be kept in a folder of another user
     */
    public RunLock lock(String router) {
        try {
            requireOwn();
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notWritable(e));
        }
        return RunLock.take(runs.resolveSibling("locks"), RunName.fileName(router));
    }

    /**
     * The router's runs without a good end, as far as none that ended well came after them. One whose record cannot be read is none of them (docs/adr/0019).
     *
     * @throws ProblemException when one of a later vipnat may be
     */
    public UnfinishedRun unfinished(String router) {
        RecordedRuns all = read();
        all.doubts(router).filter(DamagedRun::isTooNew).findFirst().ifPresent(run -> {
            throw run.refusal();
        });
        return new UnfinishedRun(all.open(router).map(this::abandoned).toList());
    }

    /** The last of the router's runs without a good end; its record tells what they all were to change. */
    public Optional<RunRecord> lastUnfinished(String router) {
        return read().open(router).findFirst();
    }

    /** The router's runs that were done and not saved, the newest first; a later save took along all before it. */
    public List<RunRecord> unsaved(String router) {
        return read().unsaved(router);
    }

    private UnfinishedRun.Abandoned abandoned(RunRecord run) {
        RunFolder folder = folder(run.id());
        return new UnfinishedRun.Abandoned(
                run, folder.before(), folder.journal().typed(), folder.journal().timers());
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

    private RunFolder folder(String id) {
        return new RunFolder(runs.resolve(id));
    }

    /**
     * A later run has gone on from where these left the router; its own record says so too.
     *
     * @return what could not be written down; nothing as a rule
     */
    public List<Problem> handOver(UnfinishedRun unfinished, String by) {
        return unfinished.runs().stream()
                .flatMap(abandoned -> journal(abandoned.run().id()).handOverTo(by).stream())
                .toList();
    }

    /** A later run has found the router running and holding what these were to change. */
    public void foundDone(UnfinishedRun finished, String by) {
        for (String id : finished.ids()) {
            finished.wentOnFrom(id)
                    .ifPresentOrElse(
                            later -> journal(id).handOverTo(later),
                            () -> journal(id).foundDoneBy(by));
        }
    }

    private RunJournal journal(String id) {
        return new RunJournal(folder(id), writer, clock);
    }

    /** A name for a run that is about to begin; nobody else gets the same. */
    public String reserve(String router) {
        try {
            requireOwn();
            Files.createDirectories(runs, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
            // Made by another user in between, it is theirs.
            requireOwn();
            return createFolder(RunName.of(clock.instant(), router))
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
        return begin(id, before, RunHeader.text(id, clock.instant(), user, request, before, chain, pair));
    }

    /**
     * The same for a failover, which changes no router: its way back is a command of its own.
     *
     * @param cluster whose VIP moves
     * @param pulls what is done to the nodes, a line each
     */
    public RunJournal beginFailover(String id, String cluster, String ticket, List<String> pulls) {
        RunHeader.Subject subject =
                new RunHeader.Subject(RunRecord.failoverOf(cluster), ticket, Optional.empty(), pulls);
        ChainChange chain = new ChainChange(List.of(), List.of(), List.of(RunRecord.FAILOVER_BACK), List.of());
        String before = "A failover: no router is changed.\n";
        return begin(id, before, RunHeader.text(id, clock.instant(), user, subject, before, chain, Optional.empty()));
    }

    private RunJournal begin(String id, String before, String header) {
        Path folder = runs.resolve(id);
        try {
            writer.create(folder.resolve(RunFolder.BEFORE), before);
            writer.create(folder.resolve(RunFolder.JOURNAL), "");
            writer.create(folder.resolve(RunFolder.TRANSCRIPT), "");
            // Whoever looks meanwhile sees the whole header or, as before, no run at all.
            Path unseen = folder.resolve(UNSEEN);
            writer.create(unseen, header);
            Files.move(unseen, folder.resolve(RunFolder.HEADER), StandardCopyOption.ATOMIC_MOVE);
            return journal(id);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notWritable(e));
        }
    }

    /** Takes away what was written of a run before anything was typed; what cannot be taken away is no run either. */
    public void discard(String id) {
        Path folder = runs.resolve(id);
        try {
            for (String file : WRITTEN) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // A run that cannot be written down may have left it behind before.
        }
    }

    /** Every run that can be read, the newest first; folders that are no runs are passed over. */
    public List<RunRecord> list() {
        return read().whole();
    }

    /** The runs whose record cannot be read, the newest first. */
    public List<DamagedRun> damaged() {
        return read().damaged();
    }

    /** That records which cannot be read may hide runs on these routers which stopped half way; for who is to change them. */
    public List<Problem> doubts(List<String> routers) {
        RecordedRuns all = read();
        return routers.stream()
                .flatMap(all::doubts)
                .filter(run -> !run.isTooNew())
                .distinct()
                .map(DamagedRun::doubt)
                .toList();
    }

    private RecordedRuns read() {
        try (Stream<Path> folders = Files.list(runs)) {
            return RecordedRuns.of(folders.map(RunFolder::new));
        } catch (NoSuchFileException e) {
            return new RecordedRuns(List.of(), List.of());
        } catch (IOException e) {
            throw notReadable(e);
        } catch (UncheckedIOException e) {
            throw notReadable(Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * One run.
     *
     * @throws ProblemException when there is none of that name, or its record cannot be read
     */
    public RunRecord find(String id) {
        RecordedRuns all = read();
        return all.find(id)
                .orElseThrow(() -> all.findDamaged(id).map(DamagedRun::refusal).orElseGet(() -> noSuchRun(id)));
    }

    private ProblemException noSuchRun(String id) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-such-run",
                        runs.toString(),
                        "there is no run " + id,
                        "nothing can be rolled back",
                        "list the runs:  vipnat runs"));
    }

    /** As after {@code sudo -E} or {@code su -m}: what root writes there, that user can lead elsewhere. */
    private void requireOwn() throws IOException {
        FolderOwner.requireNone(runs, "set XDG_STATE_HOME to a folder of root's");
    }

    private Path createFolder(RunName name) throws IOException {
        for (int i = 1; i < SAME_SECOND; i++) {
            Path folder = runs.resolve(name.numbered(i).text());
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

    private Problem notWritable(IOException e) {
        return Problem.fatal(
                "run-not-recorded",
                runs.toString(),
                "the run cannot be written down: " + FileFailureText.of(e),
                "without a record there would be no way back after a crash",
                "make room there and let this user write, or set XDG_STATE_HOME to a folder where that is so");
    }

    private ProblemException notReadable(IOException e) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "runs-not-readable",
                        runs.toString(),
                        "the folder of runs cannot be read: "
                                + (e instanceof NotDirectoryException ? "it is no folder" : FileFailureText.of(e)),
                        "what was done before is not known, and what is done cannot be written down",
                        "look what it is and whom it belongs to:  ls -ld " + ShellText.of(runs)));
    }
}
