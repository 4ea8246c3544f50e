package io.github.vipnat.keepalived.render;

/** A file for a node. Holds the VRRP password, which has to be in it, so it never prints itself. */
public final class RenderedFile {

    private final String node;
    private final String text;

    RenderedFile(String node, String text) {
        this.node = node;
        this.text = text;
    }

    public String node() {
        return node;
    }

    /** The file's whole text, password included; for writing it to the node and nothing else. */
    public String text() {
        return text;
    }

    /** The file as it may be shown: the password as stars. */
    public String masked() {
        return masked(text, "***");
    }

    /** What would change in the file that is there; empty text when nothing would. Passwords are shown as stars. */
    public String diff(String present) {
        if (present.equals(text)) {
            return "";
        }
        boolean samePassword = passwords(present).equals(passwords(text));
        String before = masked(present, samePassword ? "***" : "*** (another one)");
        return new TextDiff(before, masked(text, "***"))
                .unified("present keepalived.conf", "keepalived.conf for " + node);
    }

    private static String masked(String conf, String stars) {
        return conf.replaceAll("(?m)(\\bauth_pass[ \\t]+)[^\\n}]*", "$1" + stars);
    }

    private static String passwords(String conf) {
        StringBuilder all = new StringBuilder();
        conf.lines()
                .filter(line -> line.strip().startsWith("auth_pass"))
                .forEach(line -> all.append(line.strip()).append('\n'));
        return all.toString();
    }

    @Override
    public String toString() {
        return "keepalived.conf for " + node;
    }
}
