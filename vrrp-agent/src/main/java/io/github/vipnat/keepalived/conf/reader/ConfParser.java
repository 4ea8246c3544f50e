package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.SourceFile;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads keepalived.conf.
 *
 * <pre>{@code
 * Conf conf = new ConfParser(new DiskFiles()).parse("/etc/keepalived/keepalived.conf", text);
 * }</pre>
 */
public final class ConfParser {

    private final ConfFiles files;
    private final Optional<String> configId;

    public ConfParser(ConfFiles files) {
        this(files, Optional.empty());
    }

    /** With the id that {@code @id} lines are compared with; keepalived's own default is the host's short name. */
    public ConfParser(ConfFiles files, Optional<String> configId) {
        this.files = files;
        this.configId = configId;
    }

    /** The same, with other texts for some of the files; by name as they were read. */
    public ConfParser with(Map<String, String> edits) {
        return new ConfParser(
                new ConfFiles() {
                    @Override
                    public List<String> matching(String directory, String pattern) {
                        return files.matching(directory, pattern);
                    }

                    @Override
                    public Content read(String name) {
                        String edited = edits.get(name);
                        return edited == null ? files.read(name) : new Content.Found(edited);
                    }
                },
                configId);
    }

    /** Reads a text; whatever is wrong with it is among the findings, and nothing is thrown. */
    public Conf parse(String name, String text) {
        SourceFile root = SourceFile.of(name, text);
        FindingCollector findings = new FindingCollector();
        LineReader lines = new LineReader(root, files, configId, findings);
        List<Entry> entries = new BlockReader(lines, findings).read();
        if (entries.isEmpty() && findings.toList().isEmpty()) {
            reportEmpty(findings, name);
        }
        return Conf.of(lines.filesRead(), entries, findings.toList());
    }

    /** Reads a file. */
    public Conf parse(String name) {
        return files.read(name)
                .match(new ConfFiles.Content.Cases<>(
                        (ConfFiles.Content.Found found) -> parse(name, found.text()),
                        (ConfFiles.Content.Refused refused) -> unread(name, refused)));
    }

    private static Conf unread(String name, ConfFiles.Content.Refused refused) {
        ConfFinding finding = new ConfFinding(
                "file-not-read",
                Severity.FATAL,
                ConfPosition.startOf(name),
                refused.reason(),
                "keepalived skips such a file, or would read it as something else than you meant",
                refused.fix(),
                false);
        return Conf.of(List.of(SourceFile.of(name, "")), List.of(), List.of(finding));
    }

    private static void reportEmpty(FindingCollector findings, String name) {
        findings.addUnheard(
                Severity.FATAL,
                "file-empty",
                ConfPosition.startOf(name),
                "the file configures nothing",
                "keepalived -t ends with status 0, and Debian's unit is skipped without an error",
                "vipnat keepalived render --out DIR");
    }
}
