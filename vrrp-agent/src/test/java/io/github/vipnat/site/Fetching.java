package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that keeps fetching: every request, when it ended and whether it was answered. */
public final class Fetching implements AutoCloseable {

    /** What a request takes that does not say how long it took. */
    private static final Duration MOST = Duration.ofMillis(500);

    /** For so long after a VIP has moved packets may still go to where it was. */
    private static final Duration MOVING = Duration.ofMillis(100);

    private static final Pattern VERDICT = Pattern.compile("(\\d+)(?: ([0-9.]+))?");
    private static final int LAST = 8;

    /**
     * One that has ended.
     *
     * @param at when, of {@link System#nanoTime}
     * @param status 0 when it was answered
     */
    private record Request(long at, Duration took, int status) {

        static Request ended(Matcher verdict) {
            double seconds = Optional.ofNullable(verdict.group(2))
                    .map(Double::parseDouble)
                    .orElse(MOST.toMillis() / 1000.0);
            return new Request(
                    System.nanoTime(), Duration.ofNanos((long) (seconds * 1e9)), Integer.parseInt(verdict.group(1)));
        }

        boolean answered() {
            return status == 0;
        }

        boolean wasUnderWay(long moment) {
            return at >= moment - MOVING.toNanos() && at - took.toNanos() <= moment + MOVING.toNanos();
        }
    }

    private final String what;
    private final Duration pace;
    private final Process process;
    private final Thread reader;
    private final List<Request> requests = new ArrayList<>();

    /**
     * Begins.
     *
     * @param pace from one request to the next, as long as they are answered
     * @param command prints 0 for a request that was answered, another number for one that was not, and perhaps how many
     *     seconds it took, a line each on stderr
     */
    Fetching(String what, Duration pace, List<String> command) {
        this.what = what;
        this.pace = pace;
        try {
            List<String> promptly = new ArrayList<>(List.of("nice", "-n", "-10"));
            promptly.addAll(command);
            this.process = new ProcessBuilder(promptly)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reader = new Thread(this::read, what);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher verdict = VERDICT.matcher(line);
                if (verdict.matches()) {
                    keep(Request.ended(verdict));
                }
            }
        } catch (IOException closed) {
            process.destroyForcibly();
        }
    }

    private synchronized void keep(Request request) {
        requests.add(request);
    }

    private synchronized List<Request> since(long nanoTime) {
        return requests.stream().filter(request -> request.at() >= nanoTime).toList();
    }

    public String what() {
        return what;
    }

    /** Whether, after a moment, several requests in a row were answered and nothing else. */
    boolean isAnsweredSince(long nanoTime) {
        List<Request> recent = since(nanoTime);
        int size = recent.size();
        return size >= 3 && recent.subList(size - 3, size).stream().allMatch(Request::answered);
    }

    /** How many requests ended after a moment. */
    long countSince(long nanoTime) {
        return since(nanoTime).size();
    }

    long lostSince(long nanoTime) {
        return since(nanoTime).stream().filter(request -> !request.answered()).count();
    }

    /** As {@link #lostSince(long)}, without those that were under way while the VIP moved: a connection stays behind. */
    long lostSince(long nanoTime, long moved) {
        return since(nanoTime).stream()
                .filter(request -> !request.answered() && !request.wasUnderWay(moved))
                .count();
    }

    long answeredSince(long nanoTime) {
        return since(nanoTime).stream().filter(Request::answered).count();
    }

    /** From the last answer before the first loss after a moment to the first answer after the last loss; zero without a loss. */
    synchronized Duration outageSince(long nanoTime) {
        long longest = 0;
        long lastAnswer = nanoTime;
        boolean lost = false;
        for (Request request : requests) {
            if (request.answered()) {
                if (lost && request.at() >= nanoTime) {
                    longest = Math.max(longest, request.at() - lastAnswer);
                }
                lastAnswer = request.at();
                lost = false;
            } else if (request.at() >= nanoTime) {
                lost = true;
            }
        }
        return Duration.ofNanos(longest);
    }

    /** The longest time after a moment in which no request ended, beyond the pace of the requests. */
    synchronized Duration pauseSince(long nanoTime) {
        long longest = 0;
        long before = nanoTime;
        for (Request request : since(nanoTime)) {
            longest = Math.max(longest, request.at() - before - pace.toNanos());
            before = request.at();
        }
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - before - pace.toNanos()));
    }

    /** How the client is, and what came of its requests. */
    synchronized String report() {
        List<Request> last = requests.subList(Math.max(0, requests.size() - LAST), requests.size());
        return "%s %s; of %d requests %d were lost; what came of the last ones: %s%n"
                .formatted(
                        what,
                        Daemon.state(process),
                        requests.size(),
                        requests.stream().filter(request -> !request.answered()).count(),
                        last.stream().map(Request::status).toList());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            reader.join(Machine.PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
