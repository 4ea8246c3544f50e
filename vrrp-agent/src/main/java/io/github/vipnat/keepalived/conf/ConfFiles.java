package io.github.vipnat.keepalived.conf;

import java.util.List;
import java.util.function.Function;

/** Where included files come from; the parser itself opens nothing. */
public interface ConfFiles {

    /** What became of reading a file. */
    sealed interface Content {

        /** Its text. */
        record Found(String text) implements Content {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.found().apply(this);
            }
        }

        /**
         * keepalived would skip it, or nobody could read it.
         *
         * @param reason what is wrong with the file, without a full stop
         * @param fix something to type
         */
        record Refused(String reason, String fix) implements Content {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.refused().apply(this);
            }
        }

        /** What each end of reading comes to (docs/adr 0013). */
        record Cases<R>(Function<Found, R> found, Function<Refused, R> refused) {}

        /** What this one comes to. */
        <R> R match(Cases<R> cases);
    }

    /**
     * The files a pattern of {@code include} names, sorted; none when nothing matches.
     *
     * @param directory of the including file, or empty for the working directory
     * @param pattern as glob(3) with braces
     */
    List<String> matching(String directory, String pattern);

    /** The file of this name, one that {@link #matching} gave. */
    Content read(String name);

    /** A single file that includes nothing. */
    static ConfFiles none() {
        return new ConfFiles() {
            @Override
            public List<String> matching(String directory, String pattern) {
                return List.of();
            }

            @Override
            public Content read(String name) {
                return new Content.Refused("there is no such file", "check the name");
            }
        };
    }
}
