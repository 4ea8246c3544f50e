package io.github.vipnat.keepalived.render;

/** A file for a node. Holds the VRRP password, which has to be in it, so it never prints itself. */
public final class RenderedFile {

    private final String node;
    private final String text;
    private final String shown;

    /** @param shown the same file, written with stars for a password */
    RenderedFile(String node, String text, String shown) {
        this.node = node;
        this.text = text;
        this.shown = shown;
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
        return shown;
    }

    /** What would change in the file that is there; empty text when nothing would. Passwords are shown as stars. */
    public String diff(String present) {
        if (present.equals(text)) {
            return "";
        }
        boolean samePassword = passwords(present).equals(passwords(text));
        String before = masked(present, samePassword ? KeepalivedRender.STARS : "*** (another one)");
        return new TextDiff(before, shown).unified("present keepalived.conf", "keepalived.conf for " + node);
    }

    /** Of a file that others wrote, everything behind the word: no pattern knows where a password ends. */
    private static String masked(String conf, String stars) {
        return conf.replaceAll("(\\bauth_pass\\b)[^\\n]*+", "$1 " + stars);
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
