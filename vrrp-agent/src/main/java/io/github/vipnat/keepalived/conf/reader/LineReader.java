package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.SourceFile;
import io.github.vipnat.problem.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Turns files into the lines keepalived acts on: comments, definitions, sequences, conditions, includes, braces. */
final class LineReader {

    private final Deque<LineSource> sources = new ArrayDeque<>();
    private final FindingCollector findings;
    private final CommentStripper comments;
    private final DefinitionTable definitions;
    private final Includes includes;
    private final HostConditions conditions;
    private Optional<OpenDefinition> openDefinition = Optional.empty();
    private final ReadingBudget budget = new ReadingBudget();

    LineReader(SourceFile root, ConfFiles files, Optional<String> configId, FindingCollector findings) {
        this.findings = findings;
        this.comments = new CommentStripper(findings);
        this.definitions = new DefinitionTable(Includes.directoryOf(root.name()), budget);
        this.includes = new Includes(root, files, findings);
        this.conditions = new HostConditions(configId, findings);
        sources.push(new LineSource.OfFile(root, findings));
    }

    /** A {@code $NAME=…\} whose later lines are still to come. */
    private record OpenDefinition(String name, List<String> lines) {}

    List<SourceFile> filesRead() {
        return includes.filesRead();
    }

    /** The next line with at least one word, or empty at the end. */
    Optional<ConfLine> next() {
        while (!budget.isSpent()) {
            Optional<TracedText> raw = raw();
            if (raw.isEmpty()) {
                return Optional.empty();
            }
            budget.lineRead();
            Optional<ConfLine> line = act(raw.get()).map(this::cutAtBrace).flatMap(LineReader::toLine);
            if (line.isPresent()) {
                budget.kept(line.get());
                return line;
            }
        }
        reportTooMany();
        return Optional.empty();
    }

    private static Optional<ConfLine> toLine(TracedText text) {
        List<ConfWord> words = WordSplitter.split(text);
        return words.isEmpty() ? Optional.empty() : Optional.of(new ConfLine(words, text.chars()));
    }

    private Optional<TracedText> raw() {
        while (!sources.isEmpty()) {
            LineSource source = sources.peek();
            Optional<TracedText> text = source.next();
            if (text.isPresent()) {
                return source instanceof LineSource.OfFile ? text.map(comments::remove) : text;
            }
            sources.pop();
        }
        return Optional.empty();
    }

    private Optional<TracedText> act(TracedText text) {
        if (openDefinition.isPresent()) {
            continueDefinition(openDefinition.get(), text.chars());
            return Optional.empty();
        }
        Optional<TracedText> line = Optional.of(text).filter(t -> !t.isEmpty());
        boolean again = line.isPresent();
        while (again) {
            line = line.flatMap(conditions::apply).filter(this::isNotForUs);
            again = line.map(t -> t.chars().indexOf('$') >= 0 && !t.chars().startsWith("~"))
                    .orElse(false);
            if (again) {
                DefinitionTable.Replaced replaced = definitions.replaceIn(line.get());
                line = accept(replaced);
                again = replaced.changed()
                        && line.map(LineReader::needsAnotherLook).orElse(false);
            }
        }
        return line.filter(t -> !t.isEmpty()).filter(this::isNoInclude);
    }

    private static boolean needsAnotherLook(TracedText text) {
        return text.chars().startsWith("@") || text.chars().indexOf('$') >= 0;
    }

    /** Takes definitions and sequences out of the stream. */
    private boolean isNotForUs(TracedText text) {
        Optional<DefinitionTable.Setting> setting = DefinitionTable.setting(text.chars());
        if (setting.isPresent()) {
            define(setting.get());
            return false;
        }
        if (SequenceLine.starts(text.chars())) {
            startSequence(text);
            return false;
        }
        return !text.isEmpty();
    }

    private void define(DefinitionTable.Setting setting) {
        if (setting.value().endsWith("\\")) {
            openDefinition = Optional.of(new OpenDefinition(setting.name(), new ArrayList<>()));
            continueDefinition(openDefinition.get(), setting.value());
        } else {
            definitions.set(setting.name(), Definition.of(setting.value()));
        }
    }

    private void continueDefinition(OpenDefinition open, String line) {
        boolean goesOn = line.endsWith("\\");
        String part = goesOn ? line.substring(0, line.length() - 1).stripTrailing() : line;
        if (!part.isEmpty()) {
            open.lines().add(part);
        }
        if (!goesOn) {
            openDefinition = Optional.empty();
            definitions.set(open.name(), open.lines().isEmpty() ? Definition.of("") : Definition.of(open.lines()));
        }
    }

    private void startSequence(TracedText text) {
        Optional<SequenceLine> sequence = SequenceLine.parse(text.chars(), definitions);
        if (sequence.isPresent()) {
            sources.push(new LineSource.OfSequence(sequence.get(), text, definitions));
        } else {
            findings.heard(
                    Severity.FATAL,
                    "sequence-invalid",
                    text.at(0),
                    "this is no ~SEQ and no ~LST that keepalived can read",
                    "keepalived leaves the line out, with everything it was to make",
                    "write ~SEQ(NAME, START, STEP, END) LINE or ~LST({A, B}, {1, 2}, {3, 4}) LINE");
        }
    }

    private Optional<TracedText> accept(DefinitionTable.Replaced replaced) {
        if (replaced.endless()) {
            findings.addUnheard(
                    Severity.FATAL,
                    "definition-endless",
                    replaced.line().at(0),
                    "a definition on this line leads back to itself",
                    "keepalived replaces it for ever and never starts",
                    "give the definition a value that does not name the definition");
            return Optional.empty();
        }
        if (!replaced.following().isEmpty()) {
            List<TracedText> following =
                    replaced.following().stream().map(replaced.line()::saying).toList();
            sources.push(new LineSource.OfTexts(following));
        }
        return Optional.of(replaced.changed() ? comments.remove(replaced.line()) : replaced.line());
    }

    private boolean isNoInclude(TracedText text) {
        if (!Includes.isInclude(text.chars())) {
            return true;
        }
        List<SourceFile> opened = includes.open(text, openFiles());
        for (int i = opened.size() - 1; i >= 0; i--) {
            sources.push(new LineSource.OfFile(opened.get(i), findings));
        }
        return false;
    }

    private List<String> openFiles() {
        return sources.stream()
                .filter(LineSource.OfFile.class::isInstance)
                .map(source -> ((LineSource.OfFile) source).name())
                .toList();
    }

    /** Every brace outside "…" is a line of its own; what follows it comes next. */
    private TracedText cutAtBrace(TracedText text) {
        int brace = firstBrace(text.chars());
        if (brace < 0) {
            return text.trimmedRight();
        }
        int cut = brace == 0 ? text.skipBlanks(1) : brace;
        if (cut < text.length()) {
            sources.push(new LineSource.OfTexts(List.of(text.from(cut).trimmedRight())));
        }
        return text.slice(0, brace == 0 ? 1 : brace).trimmedRight();
    }

    private static int firstBrace(String chars) {
        boolean quoted = false;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            quoted = quoted != (c == '"');
            if (!quoted && (c == '{' || c == '}')) {
                return i;
            }
        }
        return -1;
    }

    private void reportTooMany() {
        findings.addUnheard(
                Severity.FATAL,
                "too-many-lines",
                ConfPosition.startOf(filesRead().get(0).name()),
                budget.told(),
                "vipnat stops reading here, and what follows was not looked at",
                "split the file, or shorten its ~SEQ lines and definitions");
    }
}
