package io.github.vipnat.apply.journal;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run's folder, read with the care that files of others get: a disk, a program that died or an editor may have damaged
 * any of it. What cannot be read is a {@link ProblemException} that names the file.
 */
record RunFolder(Path path) {

    static final String HEADER = "run.json";
    static final String JOURNAL = "journal.jsonl";
    static final String BEFORE = "before.cfg";
    static final String TRANSCRIPT = "transcript.txt";

    RunName name() {
        return new RunName(String.valueOf(path.getFileName()));
    }

    /** Whether a run has got so far that it could type, or this was one once. */
    boolean holdsRun() {
        return Files.isDirectory(path) ? isThere(HEADER) || isBegun(JOURNAL) : name().isOfOurForm();
    }

    /** A name that leads nowhere is there; so is one in a folder that does not let us look. */
    private boolean isThere(String file) {
        try {
            Files.readAttributes(path.resolve(file), "isOther", LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isBegun(String file) {
        try {
            return Files.size(path.resolve(file)) > 0;
        } catch (IOException e) {
            return isThere(file);
        }
    }

    /**
     * The run. One that came to an end needs nothing but its header and how it ended; of one that did not, everything counts.
     *
     * @throws ProblemException when any of that cannot be read
     */
    RunRecord read() {
        RunRecord record = header().record(name());
        JournalReader journal = journal();
        Optional<RunRecord.Ending> ending = journal.ending();
        if (ending.isEmpty()) {
            journal.typed();
            before();
        }
        return record.ended(ending);
    }

    RunHeader header() {
        return RunHeader.parse(HEADER, RecordFile.text(path.resolve(HEADER)));
    }

    JournalReader journal() {
        return JournalReader.read(path.resolve(JOURNAL));
    }

    /** The running configuration, whole, as the router had it. */
    String before() {
        String text = RecordFile.text(path.resolve(BEFORE));
        if (!header().isBefore(text)) {
            throw RecordFile.wrong(path.resolve(BEFORE), "it is not what was written there");
        }
        return text;
    }

    /** What can still be told of a run that {@link #read} gave up on. */
    DamagedRun damaged(ProblemException why) {
        Optional<RunHeader> header = ifReadable(this::header);
        return new DamagedRun(
                path,
                why.problems().get(0),
                header.flatMap(one -> ifReadable(one::isTooNew)).orElse(false),
                header.flatMap(one -> ifReadable(() -> one.router(name()))).flatMap(router -> router),
                header.flatMap(one -> ifReadable(() -> one.record(name()))),
                ifReadable(this::journal).filter(JournalReader::isOver).isPresent());
    }

    private static <T> Optional<T> ifReadable(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
