package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.SourceFile;
import io.github.vipnat.keepalived.conf.SourceLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something lines come from: a file, the rest of a line, a sequence, the later lines of a definition. */
sealed interface LineSource {

    /** The next line, or empty for good. */
    Optional<TracedText> next();

    /** A file's lines, in pieces of at most 1023 bytes: longer ones do not fit keepalived's buffer. */
    final class OfFile implements LineSource {

        private static final int MOST_BYTES = DefinitionTable.LINE_BUFFER - 1;

        private final SourceFile file;
        private final FindingCollector findings;
        private final Deque<TracedText> pieces = new ArrayDeque<>();
        private int next;

        OfFile(SourceFile file, FindingCollector findings) {
            this.file = file;
            this.findings = findings;
        }

        String name() {
            return file.name();
        }

        @Override
        public Optional<TracedText> next() {
            if (pieces.isEmpty() && next < file.lines().size()) {
                cut(file.lines().get(next++));
            }
            return Optional.ofNullable(pieces.poll());
        }

        private void cut(SourceLine line) {
            TracedText whole = TracedText.of(file.name(), line.number(), 1, line.text());
            int start = 0;
            for (int end = endOfPiece(line.text(), 0); end < whole.length(); end = endOfPiece(line.text(), start)) {
                pieces.add(whole.slice(start, end));
                start = end;
                LineLengthCheck.report(findings, whole.at(start));
            }
            pieces.add(whole.from(start));
        }

        private static int endOfPiece(String text, int start) {
            int bytes = 0;
            int end = start;
            while (end < text.length()) {
                char c = text.charAt(end);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
                if (bytes > MOST_BYTES) {
                    return end;
                }
                end++;
            }
            return end;
        }
    }

    /** Lines put in from elsewhere: what followed a brace, or the later lines of a definition. */
    final class OfTexts implements LineSource {

        private final Iterator<TracedText> texts;

        OfTexts(List<TracedText> texts) {
            this.texts = new ArrayList<>(texts).iterator();
        }

        @Override
        public Optional<TracedText> next() {
            return texts.hasNext() ? Optional.of(texts.next()) : Optional.empty();
        }
    }

    /** A sequence: sets its names, then gives its line, round after round. */
    final class OfSequence implements LineSource {

        private final Iterator<Map<String, String>> rounds;
        private final TracedText line;
        private final DefinitionTable definitions;

        OfSequence(SequenceLine sequence, TracedText at, DefinitionTable definitions) {
            this.rounds = sequence.rounds().iterator();
            this.line = at.saying(sequence.line());
            this.definitions = definitions;
        }

        @Override
        public Optional<TracedText> next() {
            if (!rounds.hasNext()) {
                return Optional.empty();
            }
            rounds.next().forEach((name, value) -> definitions.set(name, Definition.of(value)));
            return Optional.of(line);
        }
    }
}
