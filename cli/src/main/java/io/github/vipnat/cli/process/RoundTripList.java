package io.github.vipnat.cli.process;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Lists how often each router was waited for, and what for: what a long line costs. Passes on what else it hears. */
public final class RoundTripList implements Progress {

    /** Before the first step of an apply a router is only looked at. */
    private static final String LOOK = "LOOK";

    private final Progress watching;
    private final Map<String, String> purposes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> waits = new TreeMap<>();

    /** @param watching hears of all of it too */
    public RoundTripList(Progress watching) {
        this.watching = watching;
    }

    @Override
    public void begins(String router, ApplyStep step) {
        purposes.put(router, step.name());
        watching.begins(router, step);
    }

    @Override
    public void types(String router, String line) {
        watching.types(router, line);
    }

    @Override
    public void finished(String router, ApplyStep step, String result, Duration took) {
        watching.finished(router, step, result, took);
    }

    @Override
    public synchronized void waited(String router, String moment) {
        List<String> ofRouter = waits.computeIfAbsent(router, first -> new ArrayList<>());
        ofRouter.add(String.format(
                Locale.ROOT, "  %3d  %-9s  %s", ofRouter.size() + 1, purposes.getOrDefault(router, LOOK), moment));
    }

    /** Each router with its round trips in their order; what SSH itself needs to connect is not among them. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        waits.forEach((router, ofRouter) -> {
            lines.add(router + "  " + ofRouter.size() + " round trips, besides those of connecting:");
            lines.addAll(ofRouter);
        });
        return lines;
    }
}
