package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.keyword.Keyword;
import io.github.vipnat.keepalived.conf.keyword.KeywordTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts lines into blocks the way keepalived does, mistakes included: an unknown keyword loses its own line only, so the lines
 * of a block it opened are read as the enclosing block's, and its closing brace closes that block.
 */
final class BlockReader {

    private final LineReader lines;
    private final StructureCheck structure;
    private final ValueCheck values;
    private final Set<String> names = new HashSet<>();
    private Optional<ConfLine> ahead = Optional.empty();
    private int depth;

    BlockReader(LineReader lines, FindingCollector findings) {
        this.lines = lines;
        this.structure = new StructureCheck(findings);
        this.values = new ValueCheck(findings);
    }

    List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        Optional<ConfLine> last = Optional.empty();
        for (Optional<ConfLine> line = next(); line.isPresent(); line = next()) {
            last = line;
            topLevel(line.get(), entries);
        }
        if (depth > 0) {
            structure.missingClosingBrace(
                    last.map(ConfLine::at), depth, lines.filesRead().get(0).name());
        }
        return entries;
    }

    private void topLevel(ConfLine line, List<Entry> entries) {
        if (line.isOpeningBrace()) {
            structure.unexpectedOpeningBrace(line);
        } else if (line.isClosingBrace()) {
            structure.extraClosingBrace(line);
        } else {
            entries.add(entry(line, KeywordTable.FILE));
        }
    }

    private Optional<ConfLine> next() {
        Optional<ConfLine> line = ahead.isPresent() ? ahead : lines.next();
        ahead = Optional.empty();
        line.ifPresent(this::count);
        return line;
    }

    private void count(ConfLine line) {
        if (line.isOpeningBrace()) {
            depth++;
        } else if (line.isClosingBrace()) {
            if (depth == 0) {
                structure.extraClosingBrace(line);
            } else {
                depth--;
            }
        }
    }

    private boolean braceFollows() {
        if (ahead.isEmpty()) {
            ahead = lines.next();
        }
        return ahead.map(ConfLine::isOpeningBrace).orElse(false);
    }

    private Entry entry(ConfLine line, Keyword block) {
        Optional<Keyword> keyword = block.inner(line.keyword());
        if (keyword.isEmpty()) {
            structure.unknownKeyword(line, block, braceFollows());
            return new Entry.Statement(line, false);
        }
        if (keyword.get().isNewIn23()) {
            structure.newerKeyword(line, block);
        }
        return known(line, keyword.get());
    }

    private Entry known(ConfLine line, Keyword keyword) {
        if (keyword.endsKeepalivedWithoutWord() && !line.has(1)) {
            structure.reportMissingWord(line);
        } else {
            values.check(line, keyword);
        }
        if (keyword.opensBlock()) {
            return block(line, keyword);
        }
        return keyword.opensValues() ? valueBlock(line, keyword) : new Entry.Statement(line, true);
    }

    private Entry block(ConfLine head, Keyword keyword) {
        if (keyword.isNamed() && !hasFreshName(head)) {
            return skipped(head);
        }
        if (braceFollows()) {
            next();
        } else {
            structure.missingOpeningBrace(head);
        }
        List<Entry> entries = new ArrayList<>();
        for (Optional<ConfLine> line = next(); line.isPresent(); line = next()) {
            if (line.get().isClosingBrace()) {
                break;
            }
            if (line.get().isOpeningBrace()) {
                structure.unexpectedOpeningBrace(line.get());
            } else {
                entries.add(entry(line.get(), keyword));
            }
        }
        return new Entry.Block(head, entries, false);
    }

    private boolean hasFreshName(ConfLine head) {
        if (head.words().size() != 2) {
            structure.reportBadHead(head);
            return false;
        }
        if (!names.add(head.keyword() + " " + head.word(1))) {
            structure.secondOfName(head);
            return false;
        }
        return true;
    }

    private Entry skipped(ConfLine head) {
        int open = braceFollows() ? 1 : 0;
        if (open > 0) {
            next();
        }
        while (open > 0) {
            Optional<ConfLine> line = next();
            if (line.isEmpty()) {
                break;
            }
            open += line.get().isOpeningBrace() ? 1 : line.get().isClosingBrace() ? -1 : 0;
        }
        return new Entry.Block(head, List.of(), true);
    }

    private Entry valueBlock(ConfLine head, Keyword keyword) {
        if (keyword.needsNameBeforeValues() && head.has(2)) {
            structure.reportBadHead(head);
        } else if (!keyword.needsNameBeforeValues() && head.has(1)) {
            structure.wordsBeforeValues(head);
        }
        boolean braced = braceFollows();
        if (braced) {
            next();
        } else {
            structure.valuesWithoutBrace(head);
        }
        List<Entry> entries = new ArrayList<>();
        for (Optional<ConfLine> line = next(); line.isPresent(); line = next()) {
            if (line.get().isClosingBrace()) {
                break;
            }
            entries.add(new Entry.Statement(line.get(), true));
        }
        return new Entry.Block(head, entries, false);
    }
}
