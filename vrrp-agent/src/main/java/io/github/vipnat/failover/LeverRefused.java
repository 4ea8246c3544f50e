package io.github.vipnat.failover;

/** {@code vipnat-lever} did not do what it was told, and says why. */
public final class LeverRefused extends RuntimeException {

    /** Somebody else holds the node, or has a lever pulled there. */
    public static final int HELD = 10;

    /** The lock is another's, or ran out. */
    public static final int NOT_YOURS = 11;

    /** There is no {@code vipnat-lever} on the node, or sudo does not let it run. */
    public static final int MISSING = 127;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    /** @param text everything it printed, the reason last */
    public LeverRefused(int status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    public int status() {
        return status;
    }

    /** What it printed before, as with {@code status}. */
    public LeverState state() {
        return LeverState.parse(text);
    }

    /** Its last line, without the word. */
    public String reason() {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((first, second) -> second)
                .map(line -> line.startsWith("refused ") ? line.substring("refused ".length()) : line)
                .orElse("it said nothing");
    }
}
