package io.github.vipnat.keepalived.conf;

import java.util.List;

/**
 * A keepalived.conf as keepalived reads it, and as it stands in the files.
 *
 * @param sources the file and everything it includes, in the order opened; the first is the file itself
 * @param top the lines and blocks of the top level, as a block without a head
 * @param findings what is wrong with the text itself: braces, quotes, unknown keywords, values out of range
 */
public record Conf(List<SourceFile> sources, Entry.Block top, List<ConfFinding> findings) {

    public Conf {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
    }

    public static Conf of(List<SourceFile> sources, List<Entry> entries, List<ConfFinding> findings) {
        ConfWord nothing = new ConfWord("", ConfPosition.startOf(sources.get(0).name()));
        return new Conf(sources, new Entry.Block(new ConfLine(List.of(nothing), ""), entries, false), findings);
    }

    /** The lines and blocks of the top level, in order. */
    public List<Entry> entries() {
        return top.entries();
    }

    /** The file's name as it was given. */
    public String name() {
        return sources.get(0).name();
    }

    /** The file itself, character for character; included files are not put in. */
    public String print() {
        return sources.get(0).print();
    }

    /** The blocks of the top level that start with the keyword and are not skipped. */
    public List<Entry.Block> blocks(String keyword) {
        return top.blocks(keyword);
    }
}
