package io.github.vipnat.session;

import io.github.vipnat.session.expect.ExpectShell;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A door whose deadlines can be cut short once nothing more will come. Until then they are as long as they are, and no slow machine
 * makes a device seem silent.
 */
final class HurriedExpectShell implements ExpectShell {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final ExpectShell expect;
    private boolean isInAHurry;
    private Duration asked = Duration.ZERO;

    HurriedExpectShell(ExpectShell expect) {
        this.expect = expect;
    }

    void hurry() {
        isInAHurry = true;
    }

    /** The last deadline that was asked for, before it was cut. */
    Duration asked() {
        return asked;
    }

    private Duration cut(Duration deadline) {
        asked = deadline;
        return isInAHurry ? SHORT : deadline;
    }

    @Override
    public void type(String text) throws IOException {
        expect.type(text);
    }

    @Override
    public Read until(Pattern atEnd, Duration deadline) throws IOException {
        return expect.until(atEnd, cut(deadline));
    }

    @Override
    public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
        return expect.untilFirst(pattern, cut(deadline));
    }

    @Override
    public void close() {
        expect.close();
    }
}
