package io.github.vipnat.keepalived.conf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file holds: single lines and blocks. */
public sealed interface Entry {

    /** The line, or the head of the block. */
    Line line();

    /**
     * A line of its own.
     *
     * @param known whether keepalived knows the keyword here; an unknown line is kept and does nothing
     */
    record Statement(Line line, boolean known) implements Entry {}

    /**
     * A block.
     *
     * @param entries keywords, or, in a block of values, one statement for each value
     * @param skipped whether keepalived skips it whole: a second one of the same name, or a head without a name
     */
    record Block(Line line, List<Entry> entries, boolean skipped) implements Entry {

        public Block {
            entries = List.copyOf(entries);
        }

        /** The name after the keyword, or empty text. */
        public String name() {
            return line.word(1);
        }

        /** Every known line that starts with the keyword, in order. */
        public List<Line> lines(String keyword) {
            return entries.stream()
                    .filter(entry -> entry instanceof Statement statement && statement.known())
                    .map(Entry::line)
                    .filter(line -> line.keyword().equals(keyword))
                    .toList();
        }

        /** The last known line that starts with the keyword: of most settings it is the last that counts. */
        public Optional<Line> last(String keyword) {
            List<Line> lines = lines(keyword);
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
        }

        /** The first known line that starts with the keyword. */
        public Optional<Line> first(String keyword) {
            return lines(keyword).stream().findFirst();
        }

        /** Every block inside that starts with the keyword and is not skipped. */
        public List<Block> blocks(String keyword) {
            return blocksIn(entries, keyword);
        }

        /** The values of every block of values of that keyword, one after the other. */
        public List<Line> values(String keyword) {
            return blocks(keyword).stream()
                    .flatMap(block -> block.entries().stream())
                    .map(Entry::line)
                    .toList();
        }
    }

    /** The blocks among these entries that start with the keyword and are not skipped. */
    static List<Block> blocksIn(List<Entry> entries, String keyword) {
        return entries.stream()
                .flatMap(entry -> entry instanceof Block block ? Stream.of(block) : Stream.empty())
                .filter(block -> block.line().keyword().equals(keyword) && !block.skipped())
                .toList();
    }
}
