package io.github.vipnat.keepalived.conf;

/**
 * A place in a file.
 *
 * @param file the file's name as it was given or included
 * @param line 1 and up
 * @param column 1 and up, in characters
 */
public record ConfPosition(String file, int line, int column) implements Comparable<ConfPosition> {

    /** The first character of a file; for what concerns the file as a whole. */
    public static ConfPosition startOf(String file) {
        return new ConfPosition(file, 1, 1);
    }

    @Override
    public int compareTo(ConfPosition other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
