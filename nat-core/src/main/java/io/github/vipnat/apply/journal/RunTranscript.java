package io.github.vipnat.apply.journal;

import io.github.vipnat.secret.SecretMask;
import io.github.vipnat.session.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a session typed and read until the run's folder can hold it, without what is secret in it: a router that logs
 * commands tells what others type. Bounded, since a router may babble.
 */
public final class RunTranscript implements Transcript {

    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_ENTRY = 4_000;

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void typed(String line) {
        add("> " + line);
    }

    @Override
    public synchronized void read(String text) {
        String shown = text.length() <= LONGEST_ENTRY
                ? text
                : text.substring(0, LONGEST_ENTRY) + "… (" + text.length() + " characters)";
        shown.lines().forEach(line -> add("< " + SecretMask.masked(line)));
    }

    private void add(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    public synchronized String text() {
        return String.join("\n", lines) + "\n";
    }
}
