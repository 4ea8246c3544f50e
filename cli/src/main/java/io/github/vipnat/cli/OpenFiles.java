package io.github.vipnat.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this process may open the files it needs: a library each, a connection a router. It is asked first, and with Java's own
 * classes alone, because later none of ours could be loaded to say so.
 */
final class OpenFiles {

    /** Libraries, and what four routers at a time need. */
    private static final int NEEDED = 64;

    private static final File ANY = new File("/dev/null");

    private OpenFiles() {}

    /** Whether they are enough; where there is nothing to try it with, they are. */
    static boolean areEnough() {
        List<InputStream> opened = new ArrayList<>();
        try {
            for (int i = 0; i < NEEDED; i++) {
                opened.add(new FileInputStream(ANY));
            }
            return true;
        } catch (IOException tooMany) {
            return !ANY.exists();
        } finally {
            closeAll(opened);
        }
    }

    /** What is wrong, in the form in which every problem is printed. */
    static String told() {
        return """
                FATAL too-few-open-files  vipnat
                  what  this process may not open %d files more, as many as vipnat needs
                  why   nothing was read or changed
                  fix   ulimit -n 1024""".formatted(NEEDED);
    }

    private static void closeAll(List<InputStream> opened) {
        for (InputStream one : opened) {
            try {
                one.close();
            } catch (IOException e) {
                // It was opened for reading nothing; there is nothing to lose.
            }
        }
    }
}
