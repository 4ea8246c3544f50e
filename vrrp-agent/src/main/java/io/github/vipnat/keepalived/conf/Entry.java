package io.github.vipnat.keepalived.conf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a file holds: single lines and blocks. */
public sealed interface Entry {

    /** The line, or the head of the block. */
    ConfLine line();

    /**
     * A line of its own.
     *
     * @param known whether keepalived knows the keyword here; an unknown line is kept and does nothing
     */
    record Statement(ConfLine line, boolean known) implements Entry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.statement().apply(this);
        }
    }

    /** A block; what it holds is found by keyword without looking through it. */
    final class Block implements Entry {

        private final ConfLine line;
        private final List<Entry> entries;
        private final boolean skipped;
        private final Map<String, List<ConfLine>> linesByKeyword = new HashMap<>();
        private final Map<String, List<Block>> blocksByKeyword = new HashMap<>();

        public Block(ConfLine line, List<Entry> entries, boolean skipped) {
            this.line = line;
            this.entries = List.copyOf(entries);
            this.skipped = skipped;
            this.entries.forEach(this::index);
        }

        private void index(Entry entry) {
            entry.<Runnable>match(new Cases<>(
                            (Statement statement) -> () -> index(statement), (Block block) -> () -> index(block)))
                    .run();
        }

        private void index(Statement statement) {
            if (statement.known()) {
                linesByKeyword
                        .computeIfAbsent(statement.line().keyword(), key -> new ArrayList<>())
                        .add(statement.line());
            }
        }

        private void index(Block block) {
            if (!block.skipped) {
                blocksByKeyword
                        .computeIfAbsent(block.line.keyword(), key -> new ArrayList<>())
                        .add(block);
            }
        }

        @Override
        public ConfLine line() {
            return line;
        }

        /** Keywords, or, in a block of values, one statement for each value. */
        public List<Entry> entries() {
            return entries;
        }

        /** Whether keepalived skips it whole: a second one of the same name, or a head without a name. */
        public boolean skipped() {
            return skipped;
        }

        /** The name after the keyword, or empty text. */
        public String name() {
            return line.word(1);
        }

        /** Every known line that starts with the keyword, in order. */
        public List<ConfLine> lines(String keyword) {
            return Collections.unmodifiableList(linesByKeyword.getOrDefault(keyword, List.of()));
        }

        /** The last known line that starts with the keyword: of most settings it is the last that counts. */
        public Optional<ConfLine> last(String keyword) {
            List<ConfLine> lines = lines(keyword);
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
        }

        /** The first known line that starts with the keyword. */
        public Optional<ConfLine> first(String keyword) {
            List<ConfLine> lines = lines(keyword);
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0));
        }

        /** Every block inside that starts with the keyword and is not skipped. */
        public List<Block> blocks(String keyword) {
            return Collections.unmodifiableList(blocksByKeyword.getOrDefault(keyword, List.of()));
        }

        /** The values of every block of values of that keyword, one after the other. */
        public List<ConfLine> values(String keyword) {
            List<ConfLine> values = new ArrayList<>();
            for (Block block : blocks(keyword)) {
                block.entries.forEach(entry -> values.add(entry.line()));
            }
            return values;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.block().apply(this);
        }
    }

    /** What each kind comes to (docs/adr 0013). */
    record Cases<R>(Function<Statement, R> statement, Function<Block, R> block) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
