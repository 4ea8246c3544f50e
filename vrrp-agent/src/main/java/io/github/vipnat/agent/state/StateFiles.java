package io.github.vipnat.agent.state;

import java.io.IOException;
import java.util.Optional;

/** The small files of one folder, by their bare names. */
interface StateFiles {

    /** The most that is read of one. */
    int LARGEST_FILE = 1 << 16;

    /** A file's text; empty where there is none. */
    Optional<String> read(String name) throws IOException;

    /** Puts a whole file, for all to read, in place of another; makes the folder where it is missing. */
    void replace(String name, String text) throws IOException;

    void delete(String name) throws IOException;
}
