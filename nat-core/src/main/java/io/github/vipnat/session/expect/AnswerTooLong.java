package io.github.vipnat.session.expect;

import java.io.IOException;

/** A device prints more than there is room for. */
public final class AnswerTooLong extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param most bytes there was room for */
    AnswerTooLong(int most) {
        super("is longer than " + (most >= 1 << 20 ? (most >> 20) + " MiB" : (most >> 10) + " KiB"));
    }
}
