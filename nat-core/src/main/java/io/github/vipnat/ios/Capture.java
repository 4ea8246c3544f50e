package io.github.vipnat.ios;

import io.github.vipnat.ios.nat.NatLineSorter;
import io.github.vipnat.ios.text.ConfigurationMeaning;
import io.github.vipnat.ios.text.WordCursor;
import java.util.Optional;

/** A stretch of a file from behind a prompt, or from the file's start, to the line {@code end}. */
final class Capture {

    private final int firstLine;
    private final int start;
    private final Optional<TypedLine> asked;

    /** Whether lines of a configuration came before, which no {@code end} closed. */
    private final boolean isAfterRest;

    private int lastLine;
    private String text = "";
    private String hostname = "";
    private boolean isConfiguration;
    private boolean isOfStartup;

    Capture(int firstLine, int start, Optional<TypedLine> asked, boolean isAfterRest) {
        this.firstLine = firstLine;
        this.start = start;
        this.asked = asked;
        this.isAfterRest = isAfterRest;
    }

    /** Takes a line at the margin that is no free text. */
    void look(String line) {
        WordCursor words = new WordCursor(line);
        switch (words.take()) {
            case "hostname" -> {
                hostname = words.take();
                isConfiguration = true;
            }
            case "interface" -> isConfiguration = true;
            case "version" ->
                isConfiguration |= Character.isDigit(
                        words.peek().isEmpty() ? 'x' : words.peek().charAt(0));
            case "Using" -> isOfStartup |= words.rest().contains(" out of ");
            default -> isConfiguration |= NatLineSorter.isNatLine(line);
        }
    }

    /** The line {@code end} was reached. */
    void close(String file, int end, int line) {
        text = file.substring(start, end);
        lastLine = line;
    }

    ShownPart part() {
        return asked.map(typed -> ShownPart.of(typed.command()))
                .orElse(isOfStartup ? ShownPart.STARTUP : ShownPart.RUNNING);
    }

    boolean isConfiguration() {
        return isConfiguration;
    }

    /** Whether it may begin in the middle: after lines of a configuration something came that looks like a prompt. */
    boolean isDoubtful() {
        return isAfterRest && part() == ShownPart.OTHER;
    }

    Optional<TypedLine> asked() {
        return asked;
    }

    boolean saysTheSameAs(Capture other) {
        return ConfigurationMeaning.lines(text).equals(ConfigurationMeaning.lines(other.text));
    }

    /** As long as the file above it, so that line numbers are the file's. */
    String text() {
        return "\n".repeat(firstLine - 1) + text;
    }

    int lastLine() {
        return lastLine;
    }

    String place() {
        return "lines " + firstLine + " to " + (text.isEmpty() ? "the end" : Integer.toString(lastLine))
                + (hostname.isEmpty() ? "" : " (hostname " + hostname + ")")
                + (text.isEmpty() ? ", cut" : "");
    }
}
