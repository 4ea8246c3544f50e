package io.github.vipnat.session;

/** Hears everything a session types and reads, secrets already removed. */
public interface Transcript {

    /** A line was typed. */
    void typed(String line);

    /** The device said this, up to and including its prompt. */
    void read(String text);

    /** Writes nothing down. */
    static Transcript none() {
        return new Transcript() {
            @Override
            public void typed(String line) {
                // nobody listens
            }

            @Override
            public void read(String text) {
                // nobody listens
            }
        };
    }
}
