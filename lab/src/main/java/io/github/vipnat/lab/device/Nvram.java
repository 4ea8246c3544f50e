package io.github.vipnat.lab.device;

import java.util.Optional;

/** Where the startup-config lives. */
public final class Nvram {

    /** Its size in bytes, as printed by show startup-config. */
    public static final int SIZE = 262_136;

    private Optional<String> text = Optional.empty();

    /** The saved body; empty when nothing was ever saved. */
    public Optional<String> text() {
        return text;
    }

    public void save(String body) {
        text = Optional.of(body);
    }

    public void erase() {
        text = Optional.empty();
    }
}
