package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import java.util.Optional;

/**
 * How adverts are authenticated on the wire.
 *
 * @param type {@code PASS}, {@code AH} or {@code none}
 * @param onWire the password's first eight bytes, all that is sent; never to be printed
 */
public record Authentication(String type, String onWire) {

    static final Authentication NONE = new Authentication("none", "");

    /** Bytes of a password that an advert carries (keepalived-facts 2.3). */
    public static final int SENT_BYTES = 8;

    static Authentication of(Entry.Block instance) {
        Optional<String> type = setting(instance, "auth_type").filter(t -> t.equals("PASS") || t.equals("AH"));
        Optional<String> password = setting(instance, "auth_pass");
        return type.isEmpty() || password.isEmpty()
                ? NONE
                : new Authentication(
                        type.get(),
                        password.get()
                                .substring(
                                        0, Math.min(SENT_BYTES, password.get().length())));
    }

    /** The last value of a line of the authentication block. */
    public static Optional<String> setting(Entry.Block instance, String keyword) {
        return line(instance, keyword).map(line -> line.word(1)).filter(word -> !word.isEmpty());
    }

    /** The last such line of the authentication block. */
    public static Optional<ConfLine> line(Entry.Block instance, String keyword) {
        return instance.blocks("authentication").stream()
                .flatMap(block -> block.last(keyword).stream())
                .reduce((first, second) -> second);
    }

    @Override
    public String toString() {
        return type;
    }
}
