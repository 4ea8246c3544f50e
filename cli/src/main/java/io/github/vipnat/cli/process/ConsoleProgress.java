package io.github.vipnat.cli.process;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Progress for a person: a line for each step, and with {@code -v} each line typed; which router it is about stands in front
 * of it where there are several. Whole lines, from several threads.
 */
public final class ConsoleProgress implements Progress {

    private final PrintWriter err;
    private final boolean verbose;
    private final Set<String> routers = ConcurrentHashMap.newKeySet();

    public ConsoleProgress(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public void begins(String router, ApplyStep step) {
        routers.add(router);
        if (verbose) {
            err.println(router + "  " + name(step) + "  …");
        }
    }

    @Override
    public void types(String router, String line) {
        if (verbose) {
            err.println((routers.size() == 1 ? "  " : router + "  ") + line);
        }
    }

    @Override
    public void finished(String router, ApplyStep step, String result, Duration took) {
        err.println(String.format(Locale.ROOT, "%s  %-9s  %s  (%d ms)", router, name(step), result, took.toMillis()));
    }

    private static String name(ApplyStep step) {
        return step.name().replace('_', ' ');
    }
}
