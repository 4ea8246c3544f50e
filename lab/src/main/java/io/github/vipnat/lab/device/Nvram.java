package io.github.vipnat.lab.device;

import java.util.Optional;

/** Where the startup-config lives. */
public final class Nvram {

    /** Its size in bytes, as printed by show startup-config. */
    public static final int SIZE = 262_136;

    private Optional<String> text = Optional.empty();

    /** The saved body, certificates in full; empty when nothing was ever saved. */
    public Optional<String> text() {
        return text;
    }

    /** The saved body as it is printed: certificates by the files they lie in. */
    public Optional<String> printed() {
        return text.map(Certificates::byReference);
    }

    public void save(String body) {
        text = Optional.of(body);
    }

    public void erase() {
        text = Optional.empty();
    }
}
