package io.github.vipnat.keepalived.conf;

/**
 * A place in a file.
 *
 * @param file the file's name as it was given or included
 * @param line 1 and up
 * @param column 1 and up, in characters
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    /** The first character of a file; for what concerns the file as a whole. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
