package io.github.vipnat.trust;

/** What has to be true of a file before it is obeyed (docs/adr/0021). */
public enum Demand {
    /** The file and every folder above belong to the reader or root, and no one else may write to them. */
    STRICT(022),
    /** The same, but a group may write: a site of several people, or the umask 002 of many distributions. */
    GROUP_MAY_WRITE(002),
    /** Nothing: a person who is not root has named the file. */
    NONE(0);

    private final int refused;

    Demand(int refused) {
        this.refused = refused;
    }

    /** What a file has to be that a person named. */
    public static Demand ofNamed(Reader reader) {
        return reader.isRoot() ? STRICT : NONE;
    }

    /** What a file has to be that was looked for in the current folder and the like. */
    public static Demand ofFound(Reader reader) {
        return reader.isRoot() ? STRICT : GROUP_MAY_WRITE;
    }

    /** The bits of a mode, as chmod counts them, that others must not have. */
    int refused() {
        return refused;
    }
}
