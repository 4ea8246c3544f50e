package io.github.vipnat.layout;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What lies in {@code /run}, whom it belongs to, and with what mode; systemd-tmpfiles makes it, so that it is there before all. */
public enum RuntimeEntry {
    /** Root's: neither FIFO nor spool can be put in place of the other, nor a link in place of either. */
    FOLDER('d', NodePaths.RUNTIME, NodePaths.ROOT_USER, "0755"),
    /** The hook runs as the agent's user, and only the two of them meet here. */
    SPOOL('d', NodePaths.SPOOL, NodePaths.USER, "0700"),
    /** Made before keepalived starts: a FIFO that keepalived finds it keeps, one that it made it removes (keepalived-facts 1.3). */
    FIFO('p', NodePaths.FIFO, NodePaths.USER, "0600"),
    /** Everybody may see that a node is on standby, and by whom; root's helper alone decides it. */
    LEVER('d', NodePaths.LEVER, NodePaths.ROOT_USER, "0755"),
    /** keepalived reads the number in it. */
    STANDBY('f', NodePaths.STANDBY, NodePaths.ROOT_USER, "0644");

    private final char kind;
    private final String path;
    private final String owner;
    private final String mode;

    RuntimeEntry(char kind, String path, String owner, String mode) {
        this.kind = kind;
        this.path = path;
        this.owner = owner;
        this.mode = mode;
    }

    /** User and group. */
    public String owner() {
        return owner;
    }

    /** All of them as lines of tmpfiles.d(5). */
    public static String tmpfiles() {
        return Arrays.stream(values()).map(RuntimeEntry::line).collect(Collectors.joining());
    }

    private String line() {
        return kind + " " + path + " " + mode + " " + owner + " " + owner + " -" + (kind == 'f' ? " 0" : "") + "\n";
    }
}
